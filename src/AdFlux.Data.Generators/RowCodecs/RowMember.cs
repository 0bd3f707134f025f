namespace AdFlux.Data.Generators.RowCodecs;

/// <summary>A property that is a column.</summary>
/// <param name="Name">Its unescaped name.</param>
/// <param name="Access">Its name in C#.</param>
/// <param name="Kind">What it means: a member of the runtime library's <c>ColumnKind</c>, which is also what its reader and writer call it.</param>
/// <param name="Form">How its type wraps what is stored.</param>
/// <param name="Type">Its type from <c>global::</c> on, without the <c>?</c>; empty for a plain value.</param>
/// <param name="Names">The class from <c>global::</c> on that names the members of a closed set; empty otherwise.</param>
/// <param name="IsNullable">Whether it may be null.</param>
internal sealed record RowMember(string Name, string Access, string Kind, MemberForm Form, string Type, string Names, bool IsNullable);
