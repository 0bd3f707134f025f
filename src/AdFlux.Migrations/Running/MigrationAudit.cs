using AdFlux.Migrations.Running.History;

namespace AdFlux.Migrations.Running;

/// <summary>Compares a history with the migrations that a runner knows.</summary>
internal sealed class MigrationAudit(MigrationSet migrations, HistorySnapshot history, Func<MigrationDefinition, string> checksumOf)
{
    /// <summary>Everything that is not as it should be, in the order of the migrations' ids.</summary>
    public IReadOnlyList<MigrationFinding> Findings() =>
        [
            .. migrations
                .Migrations.SelectMany(FindingsOf)
                .Concat(migrations.UnknownIn(history.Applied.Keys).Select(Unknown))
                .OrderBy(finding => finding.MigrationId, StringComparer.Ordinal),
        ];

    /// <summary>The applied migrations whose recorded checksum is not the present one, oldest first.</summary>
    public IReadOnlyList<string> Changed() => [.. migrations.Migrations.Where(IsChanged).Select(migration => migration.Id)];

    private bool IsChanged(MigrationDefinition migration) =>
        history.Applied.GetValueOrDefault(migration.Id) is { Checksum: { } recorded }
        && !string.Equals(recorded, checksumOf(migration), StringComparison.Ordinal);

    private IEnumerable<MigrationFinding> FindingsOf(MigrationDefinition migration)
    {
        if (history.Applied.TryGetValue(migration.Id, out var applied))
        {
            if (applied.Checksum is null)
            {
                yield return new(
                    MigrationFindingKind.ChecksumMissing,
                    migration.Id,
                    "It was applied by something that recorded no checksum.",
                    $"Compare the database with the model (adflux-migrate drift), then: adflux-migrate repair --apply --accept {migration.Id}"
                );
            }
            else if (IsChanged(migration))
            {
                yield return new(
                    MigrationFindingKind.ChecksumChanged,
                    migration.Id,
                    "The SQL that it was applied with is not the SQL of this version.",
                    $"Compare the database with the model (adflux-migrate drift); where the difference is meant: adflux-migrate repair --apply --accept {migration.Id}"
                );
            }
        }
        else
        {
            yield return NotApplied(migration.Id);
            if (history.Applied.Keys.Max(StringComparer.Ordinal) is { } newest && string.CompareOrdinal(migration.Id, newest) < 0)
            {
                yield return new(
                    MigrationFindingKind.OutOfOrder,
                    migration.Id,
                    $"It is pending although the later {newest} is applied.",
                    "Where the two do not depend on each other: adflux-migrate up --allow-out-of-order"
                );
            }
        }
    }

    private MigrationFinding NotApplied(string id) =>
        history.LastEntryOf(id) switch
        {
            { IsUnfinished: true, Message: null } => new(
                MigrationFindingKind.Interrupted,
                id,
                "It cannot be in a transaction, and its last run ended in the middle.",
                "adflux-migrate up clears away what was left of it and runs it again."
            ),
            { IsUnfinished: true, Message: { } message } => new(
                MigrationFindingKind.Interrupted,
                id,
                $"It cannot be in a transaction, and its last run failed: {message}",
                "Mend the cause; adflux-migrate up then clears away what was left of it and runs it again."
            ),
            { Outcome: LogOutcome.Failed, Message: var message } => new(
                MigrationFindingKind.Failed,
                id,
                $"Its last run failed and was rolled back: {message}",
                "Mend the cause, then run adflux-migrate up."
            ),
            _ => new(MigrationFindingKind.Pending, id, "It is not applied yet.", "Run adflux-migrate up."),
        };

    private static MigrationFinding Unknown(string id) =>
        new(
            MigrationFindingKind.Unknown,
            id,
            "The database holds it, and this version does not know it: a newer version has been here.",
            "Use the newer version, or --allow-newer where the newer schema is known to fit."
        );
}
