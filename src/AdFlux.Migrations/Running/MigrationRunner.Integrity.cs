using System.Data.Common;
using AdFlux.Migrations.Faults;
using AdFlux.Migrations.Generation;
using AdFlux.Migrations.Running.History;

namespace AdFlux.Migrations.Running;

internal sealed partial class MigrationRunner
{
    public async Task<MigrationValidation> ValidateAsync(CancellationToken cancellationToken = default)
    {
        var histories = await ReadExistingAsync(cancellationToken).ConfigureAwait(false);
        using var fluent = Fluent();
        return new(Findings(histories, fluent));
    }

    public async Task<MigrationRepair> RepairAsync(MigrationRepairOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new();
        database.CheckThere();
        ThrowIfUnknown(options.AcceptedMigrationIds);
        using var fluent = Fluent();
        var histories = await ReadExistingAsync(cancellationToken).ConfigureAwait(false);
        var findings = Findings(histories, fluent);
        if (!options.Apply || !findings.Any(CanMend))
        {
            return Split(findings, isApplied: options.Apply);
        }

        database.CheckWritable();
        var session = await database.OpenLockedAsync(SettingsOf(options.Run), cancellationToken).ConfigureAwait(false);
        await using var _ = session.ConfigureAwait(false);
        histories = await ReadHistoriesAsync(session, cancellationToken).ConfigureAwait(false);
        findings = Findings(histories, fluent);
        foreach (var finding in findings.Where(CanMend))
        {
            await MendAsync(session, finding, histories, fluent, cancellationToken).ConfigureAwait(false);
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

    private IReadOnlyList<MigrationFinding> Findings(IEnumerable<KnownHistory> histories, FluentRunner fluent) =>
        [.. histories.SelectMany(history => Audit(history, fluent).Findings())];

    private async Task MendAsync(
        MigrationSession session,
        MigrationFinding finding,
        IReadOnlyList<KnownHistory> histories,
        FluentRunner fluent,
        CancellationToken cancellationToken
    )
    {
        var definition = sets.SelectMany(set => set.Known)
            .Single(migration => string.Equals(migration.Id, finding.MigrationId, StringComparison.Ordinal));
        var last = Of(histories, definition).LastEntryOf(finding.MigrationId);
        var direction = last?.Outcome is LogOutcome.Reverting ? MigrationDirection.Down : MigrationDirection.Up;
        var script = fluent.Write(definition, direction);
        try
        {
            if (finding.Kind is MigrationFindingKind.Interrupted)
            {
                await new MigrationExecutor(database, session, fluent, logger, timeProvider)
                    .ClearAsync(script, last!, cancellationToken)
                    .ConfigureAwait(false);
                return;
            }

            var bookkeeping = new MigrationHistory(session, definition.Tables, database.Dialect.Provider, timeProvider);
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
        var known = sets.SelectMany(set => set.Known).Select(migration => migration.Id).ToArray();
        if (accepted.FirstOrDefault(id => !known.Contains(id, StringComparer.Ordinal)) is { } unknown)
        {
            throw UnknownMigrationException.NotInThisVersion(unknown, known);
        }
    }
}
