using AdFlux.Migrations.Generation;
using AdFlux.Migrations.Running.History;

namespace AdFlux.Migrations.Running;

/// <summary>Compares a history with the migrations that a runner knows.</summary>
internal sealed class MigrationAudit(KnownHistory known, MigrationDialect dialect, FluentRunner fluent)
{
    private readonly HistorySnapshot _history = known.Snapshot;

    /// <summary>What a command takes that knows these migrations.</summary>
    private readonly string _with = known.Set.Tables == HistoryTables.Application ? " --assembly <file>" : "";

    /// <summary>What shows whether the database is as it should be.</summary>
    private readonly string _compare =
        known.Set.Tables == HistoryTables.Application
            ? "Compare what it made with what it says now"
            : "Compare the database with the model (adflux-migrate drift)";

    /// <summary>Everything that is not as it should be, in the order of the migrations' ids.</summary>
    public IReadOnlyList<MigrationFinding> Findings() =>
        [
            .. known
                .Migrations.SelectMany(FindingsOf)
                .Concat(known.UnknownIds.Select(Unknown))
                .OrderBy(finding => finding.MigrationId, MigrationIdOrder.Instance),
        ];

    /// <summary>The applied migrations whose recorded checksum is not the present one, oldest first.</summary>
    public IReadOnlyList<string> Changed() => [.. known.Migrations.Where(IsChanged).Select(migration => migration.Id)];

    private bool IsChanged(MigrationDefinition migration) =>
        _history.Applied.GetValueOrDefault(migration.Id) is { Checksum: { } recorded }
        && !FormerChecksums.Contain(dialect, migration, recorded)
        && !string.Equals(recorded, fluent.Write(migration, MigrationDirection.Up).Checksum, StringComparison.Ordinal);

    private IEnumerable<MigrationFinding> FindingsOf(MigrationDefinition migration)
    {
        if (_history.Applied.TryGetValue(migration.Id, out var applied))
        {
            if (applied.Checksum is null)
            {
                yield return new(
                    MigrationFindingKind.ChecksumMissing,
                    migration.Id,
                    "It was applied by something that recorded no checksum.",
                    $"{_compare}, then: adflux-migrate repair --apply --accept {migration.Id}{_with}"
                );
            }
            else if (IsChanged(migration))
            {
                yield return new(
                    MigrationFindingKind.ChecksumChanged,
                    migration.Id,
                    "The SQL that it was applied with is not the SQL of this version.",
                    $"{_compare}; where the difference is meant: adflux-migrate repair --apply --accept {migration.Id}{_with}"
                );
            }
        }
        else
        {
            yield return NotApplied(migration.Id);
            if (
                _history.Applied.Keys.Max(MigrationIdOrder.Instance) is { } newest
                && MigrationIdOrder.Instance.Compare(migration.Id, newest) < 0
            )
            {
                yield return new(
                    MigrationFindingKind.OutOfOrder,
                    migration.Id,
                    $"It is pending although the later {newest} is applied.",
                    $"Where the two do not depend on each other: adflux-migrate up --allow-out-of-order{_with}"
                );
            }
        }
    }

    private MigrationFinding NotApplied(string id) =>
        _history.LastEntryOf(id) switch
        {
            { IsUnfinished: true, Message: null } => new(
                MigrationFindingKind.Interrupted,
                id,
                "It cannot be in a transaction, and its last run ended in the middle.",
                $"adflux-migrate up{_with} clears away what was left of it and runs it again."
            ),
            { IsUnfinished: true, Message: { } message } => new(
                MigrationFindingKind.Interrupted,
                id,
                $"It cannot be in a transaction, and its last run failed: {message}",
                $"Mend the cause; adflux-migrate up{_with} then clears away what was left of it and runs it again."
            ),
            { Outcome: LogOutcome.Failed, Message: var message } => new(
                MigrationFindingKind.Failed,
                id,
                $"Its last run failed and was rolled back: {message}",
                $"Mend the cause, then run adflux-migrate up{_with}."
            ),
            _ => new(MigrationFindingKind.Pending, id, "It is not applied yet.", $"Run adflux-migrate up{_with}."),
        };

    private static MigrationFinding Unknown(string id) =>
        new(
            MigrationFindingKind.Unknown,
            id,
            "The database holds it, and this version does not know it: a newer version has been here.",
            "Use the newer version, or --allow-newer where the newer schema is known to fit."
        );
}
