namespace AdFlux.Migrations.Schema.Comparison;

/// <summary>How much two column types have in common.</summary>
internal enum TypeLikeness
{
    /// <summary>The same type.</summary>
    Same,

    /// <summary>Another name for what stores the same.</summary>
    OtherSpelling,

    /// <summary>Another type.</summary>
    Different,
}
