using AdFlux.Migrations.Adoption.Target;
using AdFlux.Migrations.Schema.Elements;

namespace AdFlux.Migrations.Adoption.Postgres;

/// <summary>The SQL that makes the keys and indexes of one table ours: what is the same gets our name, what is missing is made.</summary>
internal sealed class PostgresIndexes(TargetTable table, TableSchema found, FindingList findings)
{
    public IEnumerable<string> Statements()
    {
        var primaryKey = table.PrimaryKey.Name;
        if (found.PrimaryKey is { Name: var name } && !string.Equals(name, primaryKey, StringComparison.Ordinal))
        {
            findings.Note(table.Name, null, $"primary key {name}", primaryKey);
            yield return $"ALTER TABLE \"{table.Name}\" RENAME CONSTRAINT \"{name}\" TO \"{primaryKey}\"";
        }

        foreach (var statement in table.UniqueConstraints.SelectMany(MakeUnique))
        {
            yield return statement;
        }

        foreach (var statement in table.Indexes.SelectMany(MakeIndex))
        {
            yield return statement;
        }

        foreach (
            var index in found.OwnIndexes.Where(index =>
                !table.Indexes.Any(wanted => IsNamed(index, wanted) || TargetTable.IsSame(index, wanted))
            )
        )
        {
            findings.ReportOther(table, index);
            if (index.IsRedundantIn(table))
            {
                yield return $"DROP INDEX \"{index.Name}\"";
            }
        }
    }

    private IEnumerable<string> MakeUnique(IndexSchema wanted)
    {
        var columns = wanted.PlainColumns!;
        var same = found.UniqueConstraints.FirstOrDefault(unique => unique.IsOn(columns));
        if (same is null)
        {
            findings.Convert(table.Name, string.Join(", ", columns), "not unique", $"unique ({wanted.Name})");
            foreach (var statement in table.CreateIndex(wanted))
            {
                yield return statement;
            }
        }
        else if (!string.Equals(same.Name, wanted.Name, StringComparison.Ordinal))
        {
            findings.Note(table.Name, null, $"unique constraint {same.Name}", wanted.Name);
            yield return $"ALTER TABLE \"{table.Name}\" RENAME CONSTRAINT \"{same.Name}\" TO \"{wanted.Name}\"";
        }
    }

    private IEnumerable<string> MakeIndex(IndexSchema wanted)
    {
        var named = found.OwnIndexes.FirstOrDefault(index => IsNamed(index, wanted));
        if (named is not null && TargetTable.IsSame(named, wanted))
        {
            yield break;
        }

        if (named is not null)
        {
            findings.Convert(table.Name, null, $"index {named.Name} is another", $"made anew on {string.Join(", ", wanted.PlainColumns!)}");
            yield return $"DROP INDEX \"{named.Name}\"";
        }

        if (found.OwnIndexes.FirstOrDefault(index => TargetTable.IsSame(index, wanted)) is { } same)
        {
            findings.Note(table.Name, null, $"index {same.Name}", wanted.Name);
            yield return $"ALTER INDEX \"{same.Name}\" RENAME TO \"{wanted.Name}\"";
            yield break;
        }

        if (named is null)
        {
            findings.Convert(table.Name, null, $"no index {wanted.Name}", "created");
        }

        foreach (var statement in table.CreateIndex(wanted))
        {
            yield return statement;
        }
    }

    private static bool IsNamed(IndexSchema index, IndexSchema wanted) => string.Equals(index.Name, wanted.Name, StringComparison.Ordinal);
}
