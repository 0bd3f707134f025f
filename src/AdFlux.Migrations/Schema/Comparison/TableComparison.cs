using AdFlux.Migrations.Schema.Elements;
using AdFlux.Migrations.Schema.Text;

namespace AdFlux.Migrations.Schema.Comparison;

/// <summary>Compares one table, part by part.</summary>
internal sealed class TableComparison(TableSchema wanted, TableSchema actual, SchemaDialect dialect)
{
    private readonly HashSet<string> _extraColumns =
    [
        .. actual.Columns.Where(column => wanted.Column(column.Name) is null).Select(column => column.Name),
    ];

    public IEnumerable<Finding> Find() =>
        [
            .. FillFactor(),
            .. Columns(),
            .. PrimaryKey(),
            .. Pair(
                wanted.Indexes,
                actual.Indexes,
                Keep,
                Compare,
                index => !RefusesRows(index) || index.Keys.Any(key => IsExtra(key.Column))
            ),
            .. Pair(
                wanted.Checks,
                actual.Checks,
                Keep,
                Compare,
                check => SqlToken.Read(check.Expression).Any(token => IsExtra(token.Name))
            ),
            .. Pair(wanted.ForeignKeys, actual.ForeignKeys, Keep, Compare, foreignKey => foreignKey.Columns.Any(IsExtra)),
        ];

    /// <summary>A constraint that is not unique is one that excludes rows by another operator.</summary>
    private static bool RefusesRows(IndexSchema index) => index.IsUnique || index.IsConstraint;

    private bool IsExtra(string? column) => column is not null && _extraColumns.Contains(column);

    private Finding New(SchemaElement? wantedPart, SchemaElement? actualPart) =>
        new(wanted, wantedPart, actualPart) { ActualTable = actual };

    private IEnumerable<Finding> FillFactor()
    {
        if (!actual.IsPartitioned && wanted.FillFactor != actual.FillFactor)
        {
            yield return New(
                new FillFactorSchema(wanted.Name, wanted.FillFactor),
                new FillFactorSchema(actual.Name, actual.FillFactor)
            ) with
            {
                Aspects = ["fillfactor"],
            };
        }
    }

    private IEnumerable<Finding> Columns()
    {
        foreach (var column in wanted.Columns)
        {
            if (actual.Column(column.Name) is not { } found)
            {
                yield return New(column, null);
            }
            else if (Compare(column, found).ToArray() is { Length: > 0 } aspects)
            {
                yield return New(column, found) with
                {
                    Aspects = aspects,
                    IsError = aspects is not [OtherSpelling],
                };
            }
        }

        foreach (var column in actual.Columns.Where(column => IsExtra(column.Name)))
        {
            // Every insert of ours leaves it out.
            yield return New(null, column) with
            {
                IsError = column.RefusesInserts,
            };
        }
    }

    private const string OtherSpelling = "spelling of the type";

    private IEnumerable<string> Compare(ColumnSchema column, ColumnSchema found)
    {
        var likeness = dialect.Compare(column.Type, found.Type);
        if (likeness is not TypeLikeness.Same)
        {
            yield return likeness is TypeLikeness.Different ? "type" : OtherSpelling;
        }

        if (!string.Equals(column.Collation, found.Collation, StringComparison.OrdinalIgnoreCase))
        {
            yield return "collation";
        }

        if (column.IsNullable != found.IsNullable)
        {
            yield return "nullability";
        }

        if (column.Generation != found.Generation)
        {
            yield return "generation";
        }
        else if (!SqlExpression.Same(column.Default, found.Default))
        {
            yield return "default";
        }

        if (found.Computed is not null)
        {
            yield return "computation";
        }
    }

    private IEnumerable<Finding> PrimaryKey()
    {
        var (key, found) = (wanted.PrimaryKey, actual.PrimaryKey);
        if (key is null || found is null)
        {
            if (key is not null || found is not null)
            {
                yield return New(key, found);
            }
        }
        else
        {
            string[] columns = key.Columns.SequenceEqual(found.Columns, StringComparer.Ordinal) ? [] : ["columns"];
            if (columns.Concat(NameOf(key, found)).ToArray() is { Length: > 0 } aspects)
            {
                yield return New(key, found) with
                {
                    Aspects = aspects,
                };
            }
        }
    }

    private static bool Keep(IndexSchema one, IndexSchema other) =>
        !one.DifferencesTo(other).Except([Finding.Validity], StringComparer.Ordinal).Any();

    private static bool Keep(CheckSchema one, CheckSchema other) => SqlExpression.Same(one.Expression, other.Expression);

    private static bool Keep(ForeignKeySchema one, ForeignKeySchema other) => one.Ties(other);

    private IEnumerable<string> Compare(IndexSchema one, IndexSchema other) =>
        // SQLite names what a constraint made by itself.
        one.DifferencesTo(other).Concat(other.IsConstraint ? NameOf(one, other) : NameAlwaysOf(one, other));

    private IEnumerable<string> Compare(CheckSchema one, CheckSchema other) =>
        [
            .. Keep(one, other) ? Array.Empty<string>() : ["expression"],
            .. other.IsValid ? Array.Empty<string>() : [Finding.Validity],
            .. NameOf(one, other),
        ];

    private IEnumerable<string> Compare(ForeignKeySchema one, ForeignKeySchema other) =>
        [
            .. one.Ties(other) ? Array.Empty<string>() : ["columns"],
            .. string.Equals(one.OnDelete, other.OnDelete, StringComparison.Ordinal) ? Array.Empty<string>() : ["on delete"],
            .. string.Equals(one.OnUpdate, other.OnUpdate, StringComparison.Ordinal) ? Array.Empty<string>() : ["on update"],
            .. other.IsValid ? Array.Empty<string>() : [Finding.Validity],
            .. NameOf(one, other),
        ];

    private IEnumerable<string> NameOf(SchemaElement one, SchemaElement other) =>
        dialect.ComparesConstraintNames ? NameAlwaysOf(one, other) : [];

    private static IEnumerable<string> NameAlwaysOf(SchemaElement one, SchemaElement other) =>
        string.Equals(one.Name, other.Name, StringComparison.Ordinal) ? [] : [Finding.Name];

    /// <summary>Pairs what has the same name, then what keeps the same under another, and reports the rest.</summary>
    private IEnumerable<Finding> Pair<T>(
        IReadOnlyList<T> wantedParts,
        IReadOnlyList<T> actualParts,
        Func<T, T, bool> keepTheSame,
        Func<T, T, IEnumerable<string>> compare,
        Func<T, bool> isTolerable
    )
        where T : SchemaElement
    {
        var pairs = new Dictionary<T, T>(ReferenceEqualityComparer.Instance);
        foreach (
            var areTheSame in new Func<T, T, bool>[]
            {
                (one, other) => string.Equals(one.Name, other.Name, StringComparison.Ordinal),
                keepTheSame,
            }
        )
        {
            foreach (var part in wantedParts.Where(part => !pairs.ContainsKey(part)))
            {
                if (actualParts.FirstOrDefault(other => !pairs.ContainsValue(other) && areTheSame(part, other)) is { } found)
                {
                    pairs.Add(part, found);
                }
            }
        }

        foreach (var part in wantedParts)
        {
            if (!pairs.TryGetValue(part, out var found))
            {
                yield return New(part, null);
            }
            else if (compare(part, found).ToArray() is { Length: > 0 } aspects)
            {
                yield return New(part, found) with
                {
                    Aspects = aspects,
                };
            }
        }

        foreach (var part in actualParts.Where(part => !pairs.ContainsValue(part)))
        {
            yield return New(null, part) with
            {
                IsError = !isTolerable(part),
            };
        }
    }
}
