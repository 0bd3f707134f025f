using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using AdFlux.Data.Mapping.Converters;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace AdFlux.Data.Upserts.Sqlite;

/// <summary>
/// Writes rows that are in memory one by one through one prepared statement; stages a long stream in a temporary table first, so that the
/// database is locked for other writers only while rows are written, not while they are read.
/// </summary>
internal sealed class SqliteUpsertWriter<T>(
    SqliteConnection connection,
    UpsertTable table,
    UpsertShape<T> shape,
    DateTime now,
    int? timeoutSeconds,
    int inMemory
) : IUpsertWriter<T>
    where T : class
{
    private const int RowsInMemory = 16_384;
    private const int RowsPerCheck = 256;

    private readonly SqliteStatements _statements = new(table);
    private readonly string _now = now.ToString(UtcTextConverter.Format, CultureInfo.InvariantCulture);
    private SqliteTransaction? _transaction;
    private bool _ownsTransaction;
    private bool _isStaged;

    public int DirectRows => Math.Max(RowsInMemory, inMemory + 1);

    public bool StagesInTransaction => raw.sqlite3_get_autocommit(Database) == 0;

    public string StageOrder => "rowid";

    private sqlite3 Database => connection.Handle!;

    public void Join(DbTransaction transaction, bool isOwn) => (_transaction, _ownsTransaction) = ((SqliteTransaction)transaction, isOwn);

    public Task<IReadOnlyList<string>> FindMissingAsync(
        ParentLink parent,
        IReadOnlyCollection<string> ids,
        CancellationToken cancellationToken
    )
    {
        using var find = new SqliteStatement(Database, SqliteStatements.FindParent(parent));
        var missing = new List<string>();
        foreach (string id in ids)
        {
            cancellationToken.ThrowIfCancellationRequested();
            raw.sqlite3_bind_text(find.Handle, 1, id);
            if (!find.Step())
                missing.Add(id);
            find.Reset();
        }

        return Task.FromResult<IReadOnlyList<string>>(missing);
    }

    // SQLite works on the caller's thread: the rows may be many.
    public Task<WrittenRows> WriteAsync(IReadOnlyList<T> rows, CancellationToken cancellationToken) =>
        Task.Run(() => Write(rows, cancellationToken), cancellationToken);

    public async Task StageAsync(IAsyncEnumerable<T> rows, CancellationToken cancellationToken)
    {
        _isStaged = true;
        Execute(_statements.CreateStage);
        bool own = !StagesInTransaction;
        if (own)
            Execute("BEGIN");
        try
        {
            await FillStageAsync(rows).ConfigureAwait(false);
        }
        finally
        {
            // Some errors, a full disk among them, have ended the transaction already.
            if (own && raw.sqlite3_get_autocommit(Database) == 0)
                Execute("COMMIT");
        }
    }

    public async Task<RemovedRows> RemoveDuplicatesAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<string> differing = await ReadAsync(_statements.CountDiffering, cancellationToken).ConfigureAwait(false);
        long removed = await ExecuteAsync(_statements.RemoveDuplicates, cancellationToken).ConfigureAwait(false);
        return new RemovedRows(removed, long.Parse(differing[0], CultureInfo.InvariantCulture));
    }

    public async Task<WrittenRows> MergeAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<string> count = await ReadAsync(_statements.CountNew, cancellationToken).ConfigureAwait(false);
        long inserted = long.Parse(count[0], CultureInfo.InvariantCulture);
        long written = await ExecuteAsync(_statements.Merge, cancellationToken).ConfigureAwait(false);
        return new WrittenRows(inserted, written - inserted);
    }

    public async Task<long> ExecuteAsync(string statement, CancellationToken cancellationToken)
    {
        SqliteCommand command = Command(statement);
        await using ConfiguredAsyncDisposable scope = command.ConfigureAwait(false);
        return await InterruptibleAsync(command.ExecuteNonQuery, cancellationToken).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<string>> ReadAsync(string statement, CancellationToken cancellationToken)
    {
        SqliteCommand command = Command(statement);
        await using ConfiguredAsyncDisposable scope = command.ConfigureAwait(false);
        return await InterruptibleAsync<IReadOnlyList<string>>(() => Read(command), cancellationToken).ConfigureAwait(false);
    }

    public ValueTask DisposeAsync()
    {
        if (_isStaged)
            Execute(_statements.DropStage);
        return ValueTask.CompletedTask;
    }

    private WrittenRows Write(IReadOnlyList<T> rows, CancellationToken cancellationToken)
    {
        var values = new RowValues(table);
        using var merge = new RowMerge(Database, _statements, _now, _ownsTransaction);
        for (int i = 0; i < rows.Count; i++)
        {
            if (i % RowsPerCheck == 0)
                cancellationToken.ThrowIfCancellationRequested();
            values.BeginRow();
            shape.Write(rows[i], values);
            merge.Write(values);
        }

        GC.KeepAlive(values);
        return merge.Written;
    }

    private async Task FillStageAsync(IAsyncEnumerable<T> rows)
    {
        var values = new RowValues(table);
        using var insert = new BoundStatement(Database, _statements.FillStage);
        await foreach (T row in rows.ConfigureAwait(false))
        {
            values.BeginRow();
            shape.Write(row, values);
            foreach (ExtraColumn<T> extra in shape.Extras)
                values.Extra(extra.TextOf(row));
            insert.Changes(values);
        }

        GC.KeepAlive(values);
    }

    private void Execute(string statement)
    {
        using var once = new SqliteStatement(Database, statement);
        once.Step();
    }

    private static List<string> Read(SqliteCommand command)
    {
        using SqliteDataReader reader = command.ExecuteReader();
        var values = new List<string>();
        while (reader.Read())
            values.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture)!);

        return values;
    }

    // Microsoft.Data.Sqlite looks at the token only before a statement: a long one has to be interrupted. That ends the whole
    // transaction, so in the caller's the statement is let run to its end.
    private async Task<TResult> InterruptibleAsync<TResult>(Func<TResult> run, CancellationToken cancellationToken)
    {
        CancellationToken interruptible = _ownsTransaction ? cancellationToken : CancellationToken.None;
        cancellationToken.ThrowIfCancellationRequested();
        CancellationTokenRegistration interrupt = interruptible.Register(() => raw.sqlite3_interrupt(Database));
        await using ConfiguredAsyncDisposable scope = interrupt.ConfigureAwait(false);
        try
        {
            return await Task.Run(run, CancellationToken.None).ConfigureAwait(false);
        }
        catch (SqliteException error) when (error.SqliteErrorCode == raw.SQLITE_INTERRUPT && cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException("The upsert was cancelled.", error, cancellationToken);
        }
    }

    private SqliteCommand Command(string statement)
    {
        var command = new SqliteCommand(statement, connection, _transaction);
        if (timeoutSeconds is { } seconds)
            command.CommandTimeout = seconds;
        if (statement.Contains("@now", StringComparison.Ordinal))
            command.Parameters.AddWithValue("@now", _now);

        return command;
    }
}
