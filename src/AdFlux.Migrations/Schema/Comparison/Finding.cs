using AdFlux.Migrations.Schema.Elements;

namespace AdFlux.Migrations.Schema.Comparison;

/// <summary>One difference, with both sides of it.</summary>
/// <param name="Table">The table as the model wants it, or as it is when the model does not know it.</param>
/// <param name="Wanted">What the model wants; null when it does not know it.</param>
/// <param name="Actual">What the database has; null when it is missing.</param>
internal sealed record Finding(TableSchema Table, SchemaElement? Wanted, SchemaElement? Actual)
{
    public const string Name = "name";
    public const string Validity = "validity";

    /// <summary>What differs between the two.</summary>
    public IReadOnlyList<string> Aspects { get; init; } = [];

    public bool IsError { get; init; } = true;

    /// <summary>The table as it is; null when it is missing.</summary>
    public TableSchema? ActualTable { get; init; }

    public SchemaPart Part => (Wanted ?? Actual)!.Part;

    public bool IsOnly(string aspect) => Aspects is [var only] && string.Equals(only, aspect, StringComparison.Ordinal);

    public SchemaDifference ToDifference(IReadOnlyList<string> mending)
    {
        var kind = (Wanted, Actual) switch
        {
            (_, null) => SchemaDifferenceKind.Missing,
            (null, _) => SchemaDifferenceKind.Extra,
            _ => SchemaDifferenceKind.Different,
        };
        var element = (Wanted ?? Actual)!;
        var name = element.Name is "" ? element.Definition : element.Name;
        // A difference of names only would else read as none.
        var prefix = Aspects.Contains(Name, StringComparer.Ordinal);
        return new(
            kind,
            Part,
            Table.Name,
            name,
            Aspects,
            prefix ? $"{Wanted!.Name} {Wanted.Definition}" : Wanted?.Definition,
            prefix ? $"{Actual!.Name} {Actual.Definition}" : Actual?.Definition,
            IsError,
            mending
        );
    }
}
