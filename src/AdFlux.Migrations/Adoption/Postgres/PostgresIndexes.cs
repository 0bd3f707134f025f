using AdFlux.Migrations.Adoption.Live;
using AdFlux.Migrations.Adoption.Target;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace AdFlux.Migrations.Adoption.Postgres;

/// <summary>The SQL that makes the keys and indexes of one table ours: what is the same gets our name, what is missing is made.</summary>
internal sealed class PostgresIndexes(TargetTable table, LiveTable found, TargetSchema target, FindingList findings)
{
    public IEnumerable<string> Statements()
    {
        var primaryKey = table.PrimaryKey.Name!;
        if (found.PrimaryKey is { Name: { } name } && !string.Equals(name, primaryKey, StringComparison.Ordinal))
        {
            findings.Note(table.Name, null, $"primary key {name}", primaryKey);
            yield return $"ALTER TABLE \"{table.Name}\" RENAME CONSTRAINT \"{name}\" TO \"{primaryKey}\"";
        }

        foreach (var statement in table.Operation.UniqueConstraints.SelectMany(MakeUnique))
        {
            yield return statement;
        }

        foreach (var statement in table.Indexes.SelectMany(MakeIndex))
        {
            yield return statement;
        }

        foreach (var index in found.Indexes.Where(index => !table.Indexes.Any(wanted => IsNamed(index, wanted) || IsSame(index, wanted))))
        {
            findings.ReportOther(table, index);
            if (index.IsRedundantIn(table))
            {
                yield return $"DROP INDEX \"{index.Name}\"";
            }
        }
    }

    private IEnumerable<string> MakeUnique(AddUniqueConstraintOperation wanted)
    {
        var same = found.Uniques.FirstOrDefault(unique => unique.Columns.SequenceEqual(wanted.Columns, StringComparer.Ordinal));
        if (same is null)
        {
            findings.Convert(table.Name, string.Join(", ", wanted.Columns), "not unique", $"unique ({wanted.Name})");
            foreach (var statement in target.Generate(wanted))
            {
                yield return statement;
            }
        }
        else if (!string.Equals(same.Name, wanted.Name, StringComparison.Ordinal))
        {
            findings.Note(table.Name, null, $"unique constraint {same.Name}", wanted.Name!);
            yield return $"ALTER TABLE \"{table.Name}\" RENAME CONSTRAINT \"{same.Name}\" TO \"{wanted.Name}\"";
        }
    }

    private IEnumerable<string> MakeIndex(CreateIndexOperation wanted)
    {
        var named = found.Indexes.FirstOrDefault(index => IsNamed(index, wanted));
        if (named is not null && IsSame(named, wanted))
        {
            yield break;
        }

        if (named is not null)
        {
            findings.Convert(table.Name, null, $"index {named.Name} is another", $"made anew on {string.Join(", ", wanted.Columns)}");
            yield return $"DROP INDEX \"{named.Name}\"";
        }

        if (found.Indexes.FirstOrDefault(index => IsSame(index, wanted)) is { } same)
        {
            findings.Note(table.Name, null, $"index {same.Name}", wanted.Name);
            yield return $"ALTER INDEX \"{same.Name}\" RENAME TO \"{wanted.Name}\"";
            yield break;
        }

        if (named is null)
        {
            findings.Convert(table.Name, null, $"no index {wanted.Name}", "created");
        }

        foreach (var statement in target.Generate(wanted))
        {
            yield return statement;
        }
    }

    private static bool IsNamed(LiveIndex index, CreateIndexOperation wanted) =>
        string.Equals(index.Name, wanted.Name, StringComparison.Ordinal);

    private static bool IsSame(LiveIndex index, CreateIndexOperation wanted) =>
        index.IsUnique == wanted.IsUnique
        && string.Equals(index.Filter?.Trim('(', ')'), wanted.Filter, StringComparison.Ordinal)
        && index.Columns.SequenceEqual(wanted.Columns, StringComparer.Ordinal);
}
