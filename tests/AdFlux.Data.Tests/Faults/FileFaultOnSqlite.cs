using System.Data.Common;
using AdFlux.Data.Faults;
using AdFlux.Data.Model;
using AdFlux.Data.Queries;
using AdFlux.Data.Repositories;
using AdFlux.Data.Upserts;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Tests.Faults;

[OnSqlite]
public sealed class FileFaultOnSqlite(SqliteDatabase database) : OnFaultyDatabase(database), IClassFixture<SqliteDatabase>
{
    private const int Unlimited = 1_000_000;

    private readonly SqliteDatabase _sqlite = database;

    [Theory]
    [InlineData("main", 2_000)]
    [InlineData("main", 20_000)]
    [InlineData("temp", 20_000)]
    public async Task A_full_disk_is_named_and_nothing_is_stored(string file, int rows)
    {
        // Without pages that another test has freed, in the file or in a pooled connection's temporary one.
        await Database.ExecuteAsync("VACUUM", Token);
        AdFluxDbContext context = CreateContext($"{_sqlite.ConnectionString};Pooling=False");
        await context.Database.OpenConnectionAsync(Token);
        SqliteConnection connection = (SqliteConnection)context.Database.GetDbConnection();
        await ExecuteAsync(connection, "CREATE TEMP TABLE opens_the_temporary_file (x)");
        await LimitPagesAsync(connection, file, pages: await PagesAsync(connection, file) + 2);

        DatabaseFaultException error = await FailsAsync(DatabaseFault.StorageFull, () => UpsertAsync(context, rows));

        Assert.Equal(("SQLite 13", false), (error.Code, error.IsTransient));
        Assert.Equal(0, await StoredAsync());
        await LimitPagesAsync(connection, file, Unlimited);
        await UpsertAsync(context, rows);
        Assert.Equal(rows, await StoredAsync());
    }

    [Theory]
    [InlineData(2_000)]
    [InlineData(20_000)]
    public async Task A_full_disk_leaves_the_callers_transaction_as_it_was(int rows)
    {
        await Database.ExecuteAsync("VACUUM", Token);
        AdFluxDbContext context = CreateContext();
        await using (var transaction = await context.Database.BeginTransactionAsync(Token))
        {
            DbConnection connection = context.Database.GetDbConnection();
            await LimitPagesAsync(connection, "main", pages: await PagesAsync(connection, "main") + 2);
            await FailsAsync(DatabaseFault.StorageFull, () => UpsertAsync(context, rows));
            await LimitPagesAsync(connection, "main", Unlimited);
            await UpsertAsync(context, rows: 10);
            await transaction.CommitAsync(Token);
        }

        Assert.Equal(10, await StoredAsync());
    }

    [Theory]
    [InlineData(10)]
    [InlineData(20_000)]
    public async Task An_error_that_ends_the_callers_transaction_is_the_one_reported_and_nothing_more_is_stored_in_its_name(int rows)
    {
        AdFluxDbContext context = CreateContext();
        await using (await context.Database.BeginTransactionAsync(Token))
        {
            DbConnection connection = context.Database.GetDbConnection();
            await ExecuteAsync(
                connection,
                "CREATE TEMP TRIGGER fail BEFORE INSERT ON meta_insights WHEN NEW.clicks = 1 BEGIN SELECT RAISE(ROLLBACK, 'as told'); END"
            );

            await FailsAsync(DatabaseFault.RefusedValue, () => UpsertAsync(context, rows));

            var over = await Assert.ThrowsAsync<DatabaseFaultException>(() => UpsertAsync(context, rows));
            Assert.Equal(DatabaseFault.TransactionFailed, over.Fault);
        }

        Assert.Equal(0, await StoredAsync());
        await WorksAsync(context);
    }

    [Fact]
    public async Task A_database_opened_for_reading_takes_no_writes_and_answers()
    {
        string connectionString = new SqliteConnectionStringBuilder(_sqlite.ConnectionString)
        {
            Mode = SqliteOpenMode.ReadOnly,
        }.ConnectionString;
        await using AdFluxDbContext context = CreateContext(connectionString);

        await FailsAsync(DatabaseFault.ReadOnly, () => UpsertAsync(context, rows: 10));
        await FailsAsync(DatabaseFault.ReadOnly, () => UpsertAsync(context, rows: 20_000));

        Assert.Equal(0, await StreamAsync(context));
    }

    [Fact]
    public async Task A_damaged_file_is_named_and_left_as_it_is()
    {
        await UpsertAsync(CreateContext(), rows: 2_000);
        await Database.ExecuteAsync("PRAGMA wal_checkpoint(TRUNCATE)", Token);
        byte[] content = await File.ReadAllBytesAsync(_sqlite.File, Token);
        content.AsSpan(4096).Fill(0xaa);
        string file = await CopyAsync("damaged.db", content);

        await FailsAsync(DatabaseFault.Corrupt, () => StreamAsync(CreateContext($"Data Source={file};Pooling=False")));
        DatabaseFaultException error = await FailsAsync(
            DatabaseFault.Corrupt,
            () => UpsertAsync(CreateContext($"Data Source={file};Pooling=False"), rows: 10)
        );

        Assert.Equal("SQLite 11", error.Code);
        Assert.Equal(content, await File.ReadAllBytesAsync(file, Token));
    }

    [Fact]
    public async Task A_file_that_is_not_a_database_is_named_and_left_as_it_is()
    {
        byte[] content = [.. Enumerable.Repeat((byte)'x', 8192)];
        string file = await CopyAsync("letters.db", content);

        DatabaseFaultException error = await FailsAsync(
            DatabaseFault.Corrupt,
            () => UpsertAsync(CreateContext($"Data Source={file};Pooling=False"), rows: 10)
        );

        Assert.Equal("SQLite 26", error.Code);
        Assert.Equal(content, await File.ReadAllBytesAsync(file, Token));
    }

    [Fact]
    public async Task A_missing_folder_is_named_and_not_created()
    {
        string folder = Path.Combine(Path.GetDirectoryName(_sqlite.File)!, "missing");

        DatabaseFaultException error = await FailsAsync(
            DatabaseFault.DatabaseMissing,
            () => UpsertAsync(CreateContext($"Data Source={Path.Combine(folder, "adflux.db")}"), rows: 10)
        );

        Assert.Equal("SQLite 14", error.Code);
        Assert.False(Directory.Exists(folder));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(20_000)]
    public async Task Another_writer_that_does_not_end_in_time_is_named(int rows)
    {
        AdFluxDbContext context = CreateContext($"{_sqlite.ConnectionString};Default Timeout=1");
        await using (DbConnection writer = await Database.OpenConnectionAsync(Token))
        await using (await writer.BeginTransactionAsync(Token))
        {
            DatabaseFaultException error = await FailsAsync(DatabaseFault.Busy, () => UpsertAsync(context, rows));
            Assert.True(error.IsTransient);
        }

        await WorksAsync(context);
    }

    [Fact]
    public async Task A_read_that_another_writer_has_overtaken_cannot_become_a_write_and_is_a_conflict()
    {
        await using DbConnection connection = await Database.OpenConnectionAsync(Token);
        await ExecuteAsync(connection, "BEGIN; SELECT count(*) FROM meta_insights");
        await UpsertAsync(CreateContext(), rows: 10);

        var error = await Assert.ThrowsAsync<SqliteException>(() => ExecuteAsync(connection, "DELETE FROM meta_insights"));

        DatabaseFaultException named = ProviderFaults.Of(error);
        Assert.Equal((DatabaseFault.Conflict, "SQLite 517"), (named.Fault, named.Code));
        await ExecuteAsync(connection, "ROLLBACK");
    }

    [Theory]
    [InlineData(5_000)]
    [InlineData(20_000)]
    public async Task A_cancellation_ends_a_write_in_the_middle_and_the_connection_works_on(int rows)
    {
        AdFluxDbContext context = CreateContext();
        await context.Database.OpenConnectionAsync(Token);
        SqliteConnection connection = (SqliteConnection)context.Database.GetDbConnection();
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        connection.CreateFunction(
            "cancel_now",
            () =>
            {
                cancel.Cancel();
                return 0;
            }
        );
        await ExecuteAsync(
            connection,
            "CREATE TEMP TRIGGER stop BEFORE INSERT ON meta_insights WHEN NEW.object_id = '00000100' BEGIN SELECT cancel_now(); END"
        );

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => UpsertAsync(context, rows, cancel.Token));

        Assert.Equal(0, await StoredAsync());
        await ExecuteAsync(connection, "DROP TRIGGER stop");
        await WorksAsync(context);
    }

    [Fact]
    public async Task A_cancellation_ends_the_wait_for_another_writer_and_the_connection_works_on()
    {
        AdFluxDbContext context = CreateContext();
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        await using (DbConnection writer = await Database.OpenConnectionAsync(Token))
        await using (await writer.BeginTransactionAsync(Token))
        {
            cancel.CancelAfter(TimeSpan.FromMilliseconds(100));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => UpsertAsync(context, rows: 10, cancel.Token));
        }

        await WorksAsync(context);
    }

    private Task<UpsertResult> UpsertAsync(AdFluxDbContext context, int rows, CancellationToken? cancellationToken = null) =>
        new MetaInsightRepository(context, Clock).UpsertAsync(
            Rows.AccountInsights(rows).ToAsyncEnumerable(),
            cancellationToken: cancellationToken ?? Token
        );

    private static async Task<int> StreamAsync(AdFluxDbContext context) =>
        await new MetaInsightRepository(context)
            .StreamAsync(new InsightRowQuery(InsightLevel.Account, Rows.FirstDay, Rows.FirstDay), Token)
            .CountAsync(Token);

    private async Task<string> CopyAsync(string name, byte[] content)
    {
        string file = Path.Combine(Path.GetDirectoryName(_sqlite.File)!, name);
        await File.WriteAllBytesAsync(file, content, Token);
        return file;
    }

    private static async Task<long> PagesAsync(DbConnection connection, string file) =>
        (long)(await ExecuteAsync(connection, $"PRAGMA {file}.page_count"))!;

    private static Task<object?> LimitPagesAsync(DbConnection connection, string file, long pages) =>
        ExecuteAsync(connection, $"PRAGMA {file}.max_page_count = {pages}");

    private static async Task<object?> ExecuteAsync(DbConnection connection, string sql)
    {
        await using DbCommand command = connection.CreateCommand();
        (command.CommandText, command.CommandTimeout) = (sql, 1);
        return await command.ExecuteScalarAsync(Token);
    }
}
