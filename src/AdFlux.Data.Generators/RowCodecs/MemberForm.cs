namespace AdFlux.Data.Generators.RowCodecs;

/// <summary>How the type of a member wraps what is stored.</summary>
internal enum MemberForm
{
    /// <summary>Not at all.</summary>
    Plain,

    /// <summary>A typed id or an open value.</summary>
    Id,

    /// <summary>A value that is stored as JSON.</summary>
    Json,

    /// <summary>A member of a closed set, stored by the name that <c>{Enum}Names</c> gives it.</summary>
    Named,
}
