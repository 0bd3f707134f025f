using System.Runtime.CompilerServices;
using AdFlux.Data.Faults;
using AdFlux.Data.Mapping.Rules;
using AdFlux.Data.Upserts.Postgres;
using AdFlux.Data.Upserts.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace AdFlux.Data.Upserts;

/// <summary>
/// Brings rows to the state that their source has: check each, stage them, drop duplicates, find or stub their parents, insert what is new,
/// update what differs. One transaction, or a savepoint in the caller's.
/// </summary>
/// <typeparam name="T">The rows' entity.</typeparam>
internal sealed class Upsert<T>(AdFluxDbContext context, UpsertShape<T> shape, TimeProvider clock)
    where T : class
{
    private const int RowsPerProgress = 1_000;

    private readonly UpsertTable<T> _table = new(context.Model, shape);
    private long _received;

    public async Task<UpsertResult> RunAsync(
        IAsyncEnumerable<T> rows,
        UpsertOptions options,
        IProgress<UpsertProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        // Repositories of a scope share the context: a second call at the same time would become part of this one's transaction.
        using ConcurrencyDetectorCriticalSectionDisposer alone = context.GetService<IConcurrencyDetector>().EnterCriticalSection();
        UpsertTransaction transaction = await UpsertTransaction.BeginAsync(context.Database, cancellationToken).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable scope = transaction.ConfigureAwait(false);
        IUpsertWriter writer = CreateWriter(transaction);
        var statements = new UpsertStatements(_table);

        await writer.StageAsync(ReadAsync(rows, progress, cancellationToken), cancellationToken).ConfigureAwait(false);
        long duplicates = await writer.RemoveDuplicatesAsync(cancellationToken).ConfigureAwait(false);
        long stubs = await SettleParentsAsync(writer, statements, options, cancellationToken).ConfigureAwait(false);
        long inserted = await writer.ExecuteAsync(statements.Insert, cancellationToken).ConfigureAwait(false);
        long updated = await writer.UpdateAsync(cancellationToken).ConfigureAwait(false);
        await writer.ExecuteAsync(statements.DropStage, cancellationToken).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);

        progress?.Report(new UpsertProgress(_received, Stored: true));
        return new UpsertResult(_received, inserted, updated, _received - duplicates - inserted - updated, duplicates, stubs);
    }

    private IUpsertWriter CreateWriter(UpsertTransaction transaction)
    {
        int? timeout = context.Database.GetCommandTimeout();
        object now = Now();
        return (context.Database.GetDbConnection(), transaction.Current.GetDbTransaction()) switch
        {
            (NpgsqlConnection connection, NpgsqlTransaction open) => new PostgresUpsertWriter(connection, open, _table, now, timeout),
            (SqliteConnection connection, SqliteTransaction open) => new SqliteUpsertWriter(
                connection,
                open,
                _table,
                now,
                timeout,
                transaction.IsOwn
            ),
            (var connection, _) => throw new NotSupportedException(
                $"AdFlux.Data stores on PostgreSQL and SQLite, not through {connection.GetType().Name}."
            ),
        };
    }

    // The time of the call as the provider stores it: one value for all rows.
    private object Now()
    {
        ColumnRule stamp = RowRules
            .Of(_table.Entity)
            .Columns.First(rule => _table.StampColumns.Contains(rule.Column, StringComparer.Ordinal));
        stamp.Check(clock.GetUtcNow().UtcDateTime, out object? stored, out _);
        return stored!;
    }

    private async IAsyncEnumerable<object?[]> ReadAsync(
        IAsyncEnumerable<T> rows,
        IProgress<UpsertProgress>? progress,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await foreach (T row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            _received++;
            if (row is null)
                throw new ArgumentException($"Row {_received} is null.", nameof(rows));

            yield return _table.ToValues(row, _received);

            if (_received % RowsPerProgress == 0)
                progress?.Report(new UpsertProgress(_received, Stored: false));
        }
    }

    private async Task<long> SettleParentsAsync(
        IUpsertWriter writer,
        UpsertStatements statements,
        UpsertOptions options,
        CancellationToken cancellationToken
    )
    {
        await FillParentsAsync(writer, statements, cancellationToken).ConfigureAwait(false);

        long stubs = 0;
        if (options.MissingParents == MissingParents.Stub)
        {
            foreach (string stub in statements.Stubs)
                stubs += await writer.ExecuteAsync(stub, cancellationToken).ConfigureAwait(false);
        }

        // One row's stub is what another row left out.
        if (stubs > 0)
            await FillParentsAsync(writer, statements, cancellationToken).ConfigureAwait(false);

        await FindMissingParentsAsync(writer, statements, options, cancellationToken).ConfigureAwait(false);
        return stubs;
    }

    private static async Task FillParentsAsync(IUpsertWriter writer, UpsertStatements statements, CancellationToken cancellationToken)
    {
        foreach (string fill in statements.FillParents)
            await writer.ExecuteAsync(fill, cancellationToken).ConfigureAwait(false);
    }

    private async Task FindMissingParentsAsync(
        IUpsertWriter writer,
        UpsertStatements statements,
        UpsertOptions options,
        CancellationToken cancellationToken
    )
    {
        var missing = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (ParentLink link in _table.Parents)
        {
            IReadOnlyList<string> ids = await writer.ReadAsync(statements.MissingParents(link), cancellationToken).ConfigureAwait(false);
            if (ids.Count > 0)
                missing.Add(link.ParentTable, [.. ids.Order(StringComparer.Ordinal)]);
        }

        if (missing.Count > 0)
        {
            throw new MissingParentsException(
                _table.Name,
                missing,
                options.MissingParents == MissingParents.Stub
                    ? "No stub could be made, since the rows do not name the parents of these: ask Meta for campaign_id, adset_id and account_id as well, or store them first."
                    : "Store them first, or let the upsert create stubs (UpsertOptions.MissingParents)."
            );
        }
    }
}
