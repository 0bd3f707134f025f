using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Npgsql;
using NpgsqlTypes;

namespace AdFlux.Data.Upserts.Postgres;

/// <summary>
/// Writes a few rows with one statement over arrays; stages more with binary COPY into a temporary table that the transaction's end drops.
/// </summary>
internal sealed class PostgresUpsertWriter<T>(
    NpgsqlConnection connection,
    UpsertTable table,
    UpsertShape<T> shape,
    DateTime now,
    int? timeoutSeconds
) : IUpsertWriter<T>
    where T : class
{
    private const int BytesPerWrite = 1 << 16;

    private readonly PostgresStatements _statements = new(table);
    private readonly DateTime _now = DateTime.SpecifyKind(now, DateTimeKind.Unspecified);
    private NpgsqlTransaction? _transaction;
    private bool _ownsTransaction;
    private long _staged;

    public int DirectRows => 1_000;

    public bool StagesInTransaction => true;

    public string StageOrder => "stage_row";

    public void Join(DbTransaction transaction, bool isOwn) => (_transaction, _ownsTransaction) = ((NpgsqlTransaction)transaction, isOwn);

    public async Task<IReadOnlyList<string>> FindMissingAsync(
        ParentLink parent,
        IReadOnlyCollection<string> ids,
        CancellationToken cancellationToken
    )
    {
        NpgsqlCommand command = Command(PostgresStatements.FindMissing(parent));
        await using ConfiguredAsyncDisposable scope = command.ConfigureAwait(false);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. ids] });
        return await ReadAsync(command, cancellationToken).ConfigureAwait(false);
    }

    public async Task<WrittenRows> WriteAsync(IReadOnlyList<T> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
            return default;

        var arrays = new ColumnArrays(table, rows.Count);
        foreach (T row in rows)
        {
            arrays.BeginRow();
            shape.Write(row, arrays);
        }

        NpgsqlCommand command = Command(_statements.WriteArrays);
        await using ConfiguredAsyncDisposable scope = command.ConfigureAwait(false);
        foreach (NpgsqlParameter parameter in arrays.Parameters())
            command.Parameters.Add(parameter);
        command.Parameters.Add(new NpgsqlParameter { Value = _now, NpgsqlDbType = NpgsqlDbType.Timestamp });

        // A row that another transaction adds meanwhile is neither inserted nor seen: the next statement sees it.
        WrittenRows total = default;
        for (; ; )
        {
            (WrittenRows written, long stored) = await WriteOnceAsync(command, cancellationToken).ConfigureAwait(false);
            total = total.Plus(written);
            if (written.Inserted + stored == rows.Count)
                return total;
        }
    }

    public async Task StageAsync(IAsyncEnumerable<T> rows, CancellationToken cancellationToken)
    {
        await ExecuteAsync(_statements.CreateStage, cancellationToken).ConfigureAwait(false);
        NpgsqlRawCopyStream copy = await connection.BeginRawBinaryCopyAsync(_statements.Copy, cancellationToken).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable scope = copy.ConfigureAwait(false);
        if (timeoutSeconds is { } seconds)
            copy.WriteTimeout = checked(seconds * 1000);

        try
        {
            await CopyAsync(rows, copy, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            // Disposed without this, the stream would complete the COPY.
            await CancelAsync(copy).ConfigureAwait(false);
            throw;
        }
    }

    public async Task<RemovedRows> RemoveDuplicatesAsync(CancellationToken cancellationToken)
    {
        NpgsqlCommand command = Command(_statements.RemoveDuplicates);
        await using ConfiguredAsyncDisposable scope = command.ConfigureAwait(false);
        (long removed, long differing) = await ReadTwoAsync(command, cancellationToken).ConfigureAwait(false);
        _staged -= removed;
        return new RemovedRows(removed, differing);
    }

    public async Task<WrittenRows> MergeAsync(CancellationToken cancellationToken)
    {
        string[] settings = await IndexJoins.ChooseAsync(connection, cancellationToken).ConfigureAwait(false);
        (long same, long differing) = await RemoveUnchangedAsync(cancellationToken).ConfigureAwait(false);
        long fresh = _staged - same - differing;
        long inserted = fresh == 0 ? 0 : await ExecuteAsync(_statements.Insert, cancellationToken).ConfigureAwait(false);

        // Fewer than were new: another transaction has inserted some meanwhile, and they may differ.
        bool isOvertaken = inserted < fresh;
        long updated = differing > 0 || isOvertaken ? await ExecuteAsync(_statements.Update, cancellationToken).ConfigureAwait(false) : 0;

        // The caller's transaction goes on.
        if (!_ownsTransaction)
        {
            await ExecuteAsync(_statements.DropStage, cancellationToken).ConfigureAwait(false);
            await IndexJoins.RestoreAsync(connection, settings, cancellationToken).ConfigureAwait(false);
        }

        return new WrittenRows(inserted, updated);
    }

    public async Task<long> ExecuteAsync(string statement, CancellationToken cancellationToken)
    {
        NpgsqlCommand command = Command(statement);
        await using ConfiguredAsyncDisposable scope = command.ConfigureAwait(false);
        if (statement.Contains("@now", StringComparison.Ordinal))
            command.Parameters.Add(new NpgsqlParameter("now", NpgsqlDbType.Timestamp) { Value = _now });

        return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<string>> ReadAsync(string statement, CancellationToken cancellationToken)
    {
        NpgsqlCommand command = Command(statement);
        await using ConfiguredAsyncDisposable scope = command.ConfigureAwait(false);
        return await ReadAsync(command, cancellationToken).ConfigureAwait(false);
    }

    // The staging table ends with the transaction, or with its savepoint.
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task CopyAsync(IAsyncEnumerable<T> rows, NpgsqlRawCopyStream copy, CancellationToken cancellationToken)
    {
        using var encoder = new CopyEncoder(table);
        encoder.BeginFile();
        await foreach (T row in rows.ConfigureAwait(false))
        {
            encoder.BeginRow(++_staged);
            shape.Write(row, encoder);
            foreach (ExtraColumn<T> extra in shape.Extras)
                encoder.Extra(extra.TextOf(row));

            if (encoder.Length < BytesPerWrite)
                continue;

            await copy.WriteAsync(encoder.Written, cancellationToken).ConfigureAwait(false);
            encoder.Clear();
        }

        encoder.EndFile();
        await copy.WriteAsync(encoder.Written, cancellationToken).ConfigureAwait(false);
    }

    private static async Task CancelAsync(NpgsqlRawCopyStream copy)
    {
        try
        {
            await copy.CancelAsync().ConfigureAwait(false);
        }
        catch (Exception error) when (error is NpgsqlException or ObjectDisposedException)
        {
            // The connection is gone, and the COPY with it; the error that ended it is on its way to the caller.
        }
    }

    private async Task<(long Same, long Differing)> RemoveUnchangedAsync(CancellationToken cancellationToken)
    {
        NpgsqlCommand command = Command(_statements.RemoveUnchanged);
        await using ConfiguredAsyncDisposable commandScope = command.ConfigureAwait(false);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = _staged });
        return await ReadTwoAsync(command, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<(long First, long Second)> ReadTwoAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable scope = reader.ConfigureAwait(false);
        await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        return (reader.GetInt64(0), reader.GetInt64(1));
    }

    private static async Task<(WrittenRows Written, long Stored)> WriteOnceAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable scope = reader.ConfigureAwait(false);
        await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        return (new WrittenRows(reader.GetInt64(0), reader.GetInt64(1)), reader.GetInt64(2));
    }

    private static async Task<IReadOnlyList<string>> ReadAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable readerScope = reader.ConfigureAwait(false);
        var values = new List<string>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            values.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture)!);

        return values;
    }

    // The size of the input decides how long a statement takes: none but the caller can set a limit.
    private NpgsqlCommand Command(string statement) => new(statement, connection, _transaction) { CommandTimeout = timeoutSeconds ?? 0 };
}
