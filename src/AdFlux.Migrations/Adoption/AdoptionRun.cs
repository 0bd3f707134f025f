using System.Data.Common;
using AdFlux.Migrations.Adoption.Postgres;
using AdFlux.Migrations.Adoption.Sqlite;
using AdFlux.Migrations.Adoption.Target;
using AdFlux.Migrations.Faults;
using AdFlux.Migrations.Running;
using AdFlux.Migrations.Running.History;
using AdFlux.Migrations.Running.Postgres;
using Microsoft.Extensions.Logging;

namespace AdFlux.Migrations.Adoption;

/// <summary>Examines a database, and converts it in one transaction that also verifies what it did.</summary>
internal sealed class AdoptionRun(MigrationDatabase database, ILogger logger, TimeProvider timeProvider)
{
    public async Task<AdoptionExamination> ExamineAsync(AdoptionOptions options, CancellationToken cancellationToken)
    {
        if (await database.OpenAsync(cancellationToken).ConfigureAwait(false) is not { } session)
        {
            return Examination.OfMissing(database.Name);
        }

        await using var _ = session.ConfigureAwait(false);
        var target = TargetSchema.Of(database.Dialect);
        try
        {
            var provider = ProviderOf(session);
            await provider.PrepareAsync(options, cancellationToken).ConfigureAwait(false);
            var examiner = new Examiner(session, History(session), provider, target, options);
            return (await examiner.ExamineAsync(cancellationToken).ConfigureAwait(false)).Examination;
        }
        catch (DbException exception)
        {
            throw new DatabaseAccessException(
                $"The database cannot be examined: {database.Explain(exception)}",
                exception.IsTransient,
                exception
            );
        }
    }

    public async Task<AdoptionResult> AdoptAsync(AdoptionOptions options, CancellationToken cancellationToken)
    {
        database.CheckWritable();
        await RefuseMissingAsync(cancellationToken).ConfigureAwait(false);
        var settings = SessionSettings.Of(options.Migration, logger, timeProvider);
        var session = await database.OpenLockedAsync(settings, cancellationToken).ConfigureAwait(false);
        await using var _ = session.ConfigureAwait(false);
        var target = TargetSchema.Of(database.Dialect);
        var committing = false;
        try
        {
            var started = timeProvider.GetTimestamp();
            var provider = ProviderOf(session);
            await provider.PrepareAsync(options, cancellationToken).ConfigureAwait(false);
            var transaction = await session.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            await using var __ = transaction.ConfigureAwait(false);
            await provider.LockAsync(target, cancellationToken).ConfigureAwait(false);
            var examiner = new Examiner(session, History(session), provider, target, options);
            var before = await examiner.ExamineAsync(cancellationToken).ConfigureAwait(false);
            if (before.Examination.State is AdoptionState.AlreadyMigrated)
            {
                return new(before.Examination, [], timeProvider.GetElapsedTime(started));
            }

            if (before.Examination.State is not AdoptionState.Adoptable)
            {
                throw new AdoptionRefusedException(before.Examination);
            }

            AdoptionLog.Converting(logger, before.Examination.Statements.Count);
            foreach (var statement in before.Examination.Statements)
            {
                await session.ExecuteAsync(statement, [], cancellationToken).ConfigureAwait(false);
            }

            AdoptionLog.Verifying(logger, before.Tables.Count);
            var tables = await examiner.VerifyAsync(before.Tables, cancellationToken).ConfigureAwait(false);
            var duration = timeProvider.GetElapsedTime(started);
            await History(session).EnsureCreatedAsync(cancellationToken).ConfigureAwait(false);
            await History(session).RecordAdoptedAsync(target.Script, duration, cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            committing = true;
            // Once the commit is sent, only its answer tells what happened: it is not cancelled.
            await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
            AdoptionLog.Adopted(logger, target.Script.MigrationId, (long)duration.TotalMilliseconds);
            return new(before.Examination, tables, duration);
        }
        catch (DbException exception) when (committing && exception.SqlState is null && database.CanLoseConnection)
        {
            throw AdoptionFailedException.LostAtCommit(exception);
        }
        catch (DbException exception)
        {
            throw AdoptionFailedException.RolledBack(database.Explain(exception), exception);
        }
    }

    /// <summary>Opening a SQLite database to write would make it.</summary>
    private async Task RefuseMissingAsync(CancellationToken cancellationToken)
    {
        if (await database.OpenAsync(cancellationToken).ConfigureAwait(false) is not { } session)
        {
            throw new AdoptionRefusedException(Examination.OfMissing(database.Name));
        }

        await session.DisposeAsync().ConfigureAwait(false);
    }

    private AdoptionProvider ProviderOf(MigrationSession session) =>
        database is PostgresMigrationDatabase ? new PostgresAdoption(session) : new SqliteAdoption(session);

    private MigrationHistory History(MigrationSession session) =>
        new(session, HistoryTables.AdFlux, database.Dialect.Provider, timeProvider);
}
