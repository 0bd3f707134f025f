using AdFlux.Migrations.Schema.Text;

namespace AdFlux.Migrations.Schema.Elements;

/// <summary>An index, or a unique constraint: what it keeps is the same.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Keys">Its columns in order.</param>
/// <param name="IsUnique">Whether no two rows may have the same values in them.</param>
internal sealed record IndexSchema(string Name, IReadOnlyList<IndexKey> Keys, bool IsUnique) : SchemaElement(Name)
{
    private const string UsualMethod = "btree";

    /// <summary>The condition on the rows that it holds; null for all rows.</summary>
    public string? Filter { get; init; }

    /// <summary>The columns that PostgreSQL carries along without order.</summary>
    public IReadOnlyList<string> Included { get; init; } = [];

    /// <summary>PostgreSQL's access method.</summary>
    public string Method { get; init; } = UsualMethod;

    /// <summary>Whether a constraint owns it, so that it goes with the constraint only.</summary>
    public bool IsConstraint { get; init; }

    /// <summary>False when making it concurrently was interrupted: PostgreSQL then keeps it up to date and never reads it.</summary>
    public bool IsValid { get; init; } = true;

    /// <summary>The statement that made it; on SQLite only.</summary>
    public string? CreateStatement { get; init; }

    /// <summary>Its columns when it is a tree of nothing but columns in the usual order, and can be read; else null.</summary>
    public IReadOnlyList<string>? PlainColumns =>
        IsValid && Method is UsualMethod && Included.Count == 0 && Keys.All(key => key is { Column: not null, Suffix: "" })
            ? [.. Keys.Select(key => key.Column!)]
            : null;

    public override SchemaPart Part => SchemaPart.Index;

    public override string Definition => (IsUnique ? "UNIQUE " : "") + Body + (IsValid ? "" : " INVALID");

    /// <summary>What follows the table's name in CREATE INDEX.</summary>
    public string Body =>
        (Method is UsualMethod ? "" : $"USING {Method} ")
        + $"({string.Join(", ", Keys.Select(key => key.Definition))})"
        + (Included.Count == 0 ? "" : $" INCLUDE ({Sql.Quote(Included)})")
        + (Filter is null ? "" : $" WHERE {Filter}");

    /// <summary>Whether it is on these columns in this order.</summary>
    public bool IsOn(IReadOnlyCollection<string> columns) => Keys.Select(key => key.Column).SequenceEqual(columns, StringComparer.Ordinal);

    /// <summary>What one of them keeps differently from another; empty when they keep the same.</summary>
    public IEnumerable<string> DifferencesTo(IndexSchema other)
    {
        if (!Keys.SequenceEqual(other.Keys) || !Included.SequenceEqual(other.Included, StringComparer.Ordinal))
        {
            yield return "columns";
        }

        if (IsUnique != other.IsUnique)
        {
            yield return "uniqueness";
        }

        if (!SqlExpression.Same(Filter, other.Filter))
        {
            yield return "filter";
        }

        if (!string.Equals(Method, other.Method, StringComparison.Ordinal))
        {
            yield return "method";
        }

        if (IsValid != other.IsValid)
        {
            yield return "validity";
        }
    }
}
