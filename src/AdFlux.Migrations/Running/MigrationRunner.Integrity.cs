using System.Data.Common;
using AdFlux.Migrations.Faults;
using AdFlux.Migrations.Running.History;

namespace AdFlux.Migrations.Running;

internal sealed partial class MigrationRunner
{
    public async Task<MigrationValidation> ValidateAsync(CancellationToken cancellationToken = default)
    {
        var history = await ReadExistingAsync(cancellationToken).ConfigureAwait(false);
        using var sqlGeneration = new SqlGenerationContext(database.SqlGenerationOptions);
        return new(Audit(history, sqlGeneration).Findings());
    }

    public async Task<MigrationRepair> RepairAsync(MigrationRepairOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new();
        database.CheckThere();
        ThrowIfUnknown(options.AcceptedMigrationIds);
        using var sqlGeneration = new SqlGenerationContext(database.SqlGenerationOptions);
        var history = await ReadExistingAsync(cancellationToken).ConfigureAwait(false);
        var findings = Audit(history, sqlGeneration).Findings();
        if (!options.Apply || !findings.Any(CanMend))
        {
            return Split(findings, isApplied: options.Apply);
        }

        database.CheckWritable();
        var session = await database.OpenLockedAsync(SettingsOf(options.Run), cancellationToken).ConfigureAwait(false);
        await using var _ = session.ConfigureAwait(false);
        history = await ReadHistoryAsync(session, cancellationToken).ConfigureAwait(false);
        findings = Audit(history, sqlGeneration).Findings();
        foreach (var finding in findings.Where(CanMend))
        {
            await MendAsync(session, finding, history, sqlGeneration, cancellationToken).ConfigureAwait(false);
        }

        return Split(findings, isApplied: true);

        bool CanMend(MigrationFinding finding) =>
            finding.Kind switch
            {
                MigrationFindingKind.Interrupted => true,
                MigrationFindingKind.ChecksumChanged or MigrationFindingKind.ChecksumMissing => options.AcceptedMigrationIds.Contains(
                    finding.MigrationId,
                    StringComparer.Ordinal
                ),
                _ => false,
            };

        MigrationRepair Split(IReadOnlyList<MigrationFinding> all, bool isApplied) =>
            new([.. all.Where(CanMend)], [.. all.Where(finding => !CanMend(finding))], isApplied);
    }

    private async Task MendAsync(
        MigrationSession session,
        MigrationFinding finding,
        HistorySnapshot history,
        SqlGenerationContext sqlGeneration,
        CancellationToken cancellationToken
    )
    {
        var last = history.LastEntryOf(finding.MigrationId);
        var direction = last?.Outcome is LogOutcome.Reverting ? MigrationDirection.Down : MigrationDirection.Up;
        var definition = migrations.Migrations.Single(migration =>
            string.Equals(migration.Id, finding.MigrationId, StringComparison.Ordinal)
        );
        var script = MigrationScript.Generate(sqlGeneration, definition, direction);
        try
        {
            if (finding.Kind is MigrationFindingKind.Interrupted)
            {
                await new MigrationExecutor(database, session, logger, timeProvider)
                    .ClearAsync(script, last!, cancellationToken)
                    .ConfigureAwait(false);
                return;
            }

            var bookkeeping = new MigrationHistory(session, database.Provider, timeProvider);
            await session
                .InTransactionAsync(() => bookkeeping.RecordAcceptedAsync(script, cancellationToken), () => { }, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (DbException exception)
        {
            throw new DatabaseAccessException(
                $"{finding.MigrationId} cannot be repaired: {database.Explain(exception)}",
                exception.IsTransient,
                exception
            );
        }
    }

    private void ThrowIfUnknown(IEnumerable<string> accepted)
    {
        var known = migrations.Migrations.Select(migration => migration.Id).ToArray();
        if (accepted.FirstOrDefault(id => !known.Contains(id, StringComparer.Ordinal)) is { } unknown)
        {
            throw UnknownMigrationException.NotInThisVersion(unknown, known);
        }
    }
}
