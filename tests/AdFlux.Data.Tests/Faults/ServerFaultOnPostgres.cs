using AdFlux.Data.Faults;
using AdFlux.Data.Model;
using AdFlux.Data.Queries;
using AdFlux.Data.Repositories;
using AdFlux.Data.Upserts;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AdFlux.Data.Tests.Faults;

[OnPostgres]
public sealed class ServerFaultOnPostgres(PostgresDatabase database) : OnFaultyDatabase(database), IClassFixture<PostgresDatabase>
{
    [Theory]
    [InlineData("23505", DatabaseFault.Duplicate)]
    [InlineData("23503", DatabaseFault.BrokenReference)]
    [InlineData("23502", DatabaseFault.RefusedValue)]
    [InlineData("23514", DatabaseFault.RefusedValue)]
    [InlineData("22001", DatabaseFault.RefusedValue)]
    [InlineData("22003", DatabaseFault.RefusedValue)]
    [InlineData("40001", DatabaseFault.Conflict)]
    [InlineData("40P01", DatabaseFault.Conflict)]
    [InlineData("55P03", DatabaseFault.Busy)]
    [InlineData("57014", DatabaseFault.Timeout)]
    [InlineData("57P03", DatabaseFault.Unreachable)]
    [InlineData("53300", DatabaseFault.ConnectionsExhausted)]
    [InlineData("57P01", DatabaseFault.ConnectionLost)]
    [InlineData("57P02", DatabaseFault.ConnectionLost)]
    [InlineData("57P05", DatabaseFault.ConnectionLost)]
    [InlineData("25P03", DatabaseFault.ConnectionLost)]
    [InlineData("08006", DatabaseFault.ConnectionLost)]
    [InlineData("28P01", DatabaseFault.AccessDenied)]
    [InlineData("28000", DatabaseFault.AccessDenied)]
    [InlineData("42501", DatabaseFault.AccessDenied)]
    [InlineData("3D000", DatabaseFault.DatabaseMissing)]
    [InlineData("42P01", DatabaseFault.SchemaMismatch)]
    [InlineData("42703", DatabaseFault.SchemaMismatch)]
    [InlineData("42P10", DatabaseFault.SchemaMismatch)]
    [InlineData("25006", DatabaseFault.ReadOnly)]
    [InlineData("53100", DatabaseFault.StorageFull)]
    [InlineData("53400", DatabaseFault.StorageFull)]
    [InlineData("58030", DatabaseFault.StorageFailed)]
    [InlineData("XX001", DatabaseFault.Corrupt)]
    [InlineData("XX002", DatabaseFault.Corrupt)]
    [InlineData("25P02", DatabaseFault.TransactionFailed)]
    [InlineData("P0001", DatabaseFault.Other)]
    public async Task A_code_of_the_server_has_a_name(string sqlState, DatabaseFault fault)
    {
        var error = await Assert.ThrowsAsync<PostgresException>(() =>
            Database.ExecuteAsync($"DO $$ BEGIN {FailingInserts.Raise(sqlState)}; END $$", Token)
        );

        DatabaseFaultException named = ProviderFaults.Of(error);

        Assert.Equal((fault, $"PostgreSQL {sqlState}"), (named.Fault, named.Code));
        Assert.Same(error, named.InnerException);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(2_000)]
    public async Task An_error_inside_the_callers_transaction_is_the_one_reported_and_the_transaction_goes_on(int rows)
    {
        AdFluxDbContext context = CreateContext();
        await using (await FailingInserts.CreateAsync(Database, FailingInserts.Raise("23514"), times: 1))
        {
            await using var transaction = await context.Database.BeginTransactionAsync(Token);
            var insights = new MetaInsightRepository(context, Clock);

            await FailsAsync(
                DatabaseFault.RefusedValue,
                () => insights.UpsertAsync([.. Rows.AccountInsights(rows)], cancellationToken: Token)
            );
            await insights.UpsertAsync([.. Rows.AccountInsights(5)], cancellationToken: Token);
            await transaction.CommitAsync(Token);
        }

        Assert.Equal(5, await StoredAsync());
    }

    // Npgsql ends the connection after a full disk.
    [Theory]
    [InlineData("RAISE EXCEPTION 'as told' USING ERRCODE = '53100'", DatabaseFault.StorageFull)]
    [InlineData("PERFORM pg_terminate_backend(pg_backend_pid())", DatabaseFault.ConnectionLost)]
    public async Task An_error_that_ends_the_callers_transaction_is_the_one_reported_and_nothing_more_is_stored_in_its_name(
        string failure,
        DatabaseFault fault
    )
    {
        AdFluxDbContext context = CreateContext();
        await using (await FailingInserts.CreateAsync(Database, failure, times: 1))
        await using (await context.Database.BeginTransactionAsync(Token))
        {
            await FailsAsync(fault, () => UpsertAsync(context));

            var over = await Assert.ThrowsAsync<DatabaseFaultException>(() => UpsertAsync(context));
            Assert.Equal(DatabaseFault.TransactionFailed, over.Fault);
        }

        Assert.Equal(0, await StoredAsync());
        await WorksAsync(context);
    }

    [Fact]
    public async Task Room_for_temporary_files_that_runs_out_is_named_and_nothing_is_stored()
    {
        AdFluxDbContext context = CreateContext(With(settings => settings.Options = "-c temp_file_limit=64 -c work_mem=64"));

        DatabaseFaultException error = await FailsAsync(
            DatabaseFault.StorageFull,
            () => new MetaInsightRepository(context, Clock).UpsertAsync([.. Rows.AccountInsights(20_000)], cancellationToken: Token)
        );

        Assert.Equal("PostgreSQL 53400", error.Code);
        Assert.Equal(0, await StoredAsync());
        await WorksAsync(context);
    }

    [Fact]
    public async Task A_pool_without_a_free_connection_is_named()
    {
        string connectionString = With(settings => (settings.MaxPoolSize, settings.Timeout) = (1, 1));
        await using AdFluxDbContext holder = CreateContext(connectionString);
        await holder.Database.OpenConnectionAsync(Token);

        DatabaseFaultException write = await FailsAsync(
            DatabaseFault.ConnectionsExhausted,
            () => UpsertAsync(CreateContext(connectionString))
        );

        Assert.True(write.IsTransient);
        await holder.Database.CloseConnectionAsync();
        await WorksAsync(CreateContext(connectionString));
    }

    [Fact]
    public async Task A_server_that_is_down_is_named_for_writes_and_reads()
    {
        string connectionString = With(settings => (settings.Host, settings.Port) = ("127.0.0.1", 1));

        await FailsAsync(DatabaseFault.Unreachable, () => UpsertAsync(CreateContext(connectionString)));
        await FailsAsync(DatabaseFault.Unreachable, () => FindAsync(CreateContext(connectionString)));
        await FailsAsync(DatabaseFault.Unreachable, () => StreamAsync(CreateContext(connectionString)));
    }

    [Fact]
    public async Task A_wrong_password_is_named_and_never_shown()
    {
        const string canary = "canary-5yt8";
        string connectionString = With(settings => settings.Password = canary);

        foreach (Func<AdFluxDbContext, Task> call in new Func<AdFluxDbContext, Task>[] { UpsertAsync, FindAsync, StreamAsync })
        {
            DatabaseFaultException error = await FailsAsync(DatabaseFault.AccessDenied, () => call(CreateContext(connectionString)));
            Assert.DoesNotContain(canary, error.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_password_that_is_left_out_is_named()
    {
        string connectionString = With(settings => settings.Password = null);

        await FailsAsync(DatabaseFault.AccessDenied, () => UpsertAsync(CreateContext(connectionString)));
    }

    [Fact]
    public async Task A_database_that_does_not_exist_is_named()
    {
        string connectionString = With(settings => settings.Database = "adflux_not_here");

        await FailsAsync(DatabaseFault.DatabaseMissing, () => UpsertAsync(CreateContext(connectionString)));
    }

    [Fact]
    public async Task A_transaction_that_may_only_read_is_named()
    {
        AdFluxDbContext context = CreateContext(With(settings => settings.Options = "-c default_transaction_read_only=on"));

        await FailsAsync(DatabaseFault.ReadOnly, () => UpsertAsync(context));

        await FindAsync(context);
    }

    [Theory]
    [InlineData("-c lock_timeout=100", null, DatabaseFault.Busy)]
    [InlineData("-c statement_timeout=100", null, DatabaseFault.Timeout)]
    [InlineData(null, 1, DatabaseFault.Timeout)]
    public async Task Each_limit_of_time_is_named_and_nothing_is_stored(string? options, int? commandSeconds, DatabaseFault fault)
    {
        AdFluxDbContext holder = CreateContext();
        AdFluxDbContext context = CreateContext(With(settings => settings.Options = options));
        context.Database.SetCommandTimeout(commandSeconds);
        await using (await holder.Database.BeginTransactionAsync(Token))
        {
            await holder.Database.ExecuteSqlRawAsync("LOCK TABLE meta_insights", Token);

            await FailsAsync(fault, () => UpsertAsync(context));
        }

        Assert.Equal(0, await StoredAsync());
        await WorksAsync(context);
    }

    [Fact]
    public async Task A_cancellation_ends_a_statement_that_waits_and_the_connection_works_on()
    {
        AdFluxDbContext holder = CreateContext();
        AdFluxDbContext context = CreateContext();
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        await using (await holder.Database.BeginTransactionAsync(Token))
        {
            await holder.Database.ExecuteSqlRawAsync("LOCK TABLE meta_insights", Token);
            Task<int> upsert = new MetaInsightRepository(context, Clock)
                .UpsertAsync([.. Rows.AccountInsights(3_000)], cancellationToken: cancel.Token)
                .ContinueWith(done => done.IsCanceled ? 1 : 0, TaskScheduler.Default);
            await UntilASessionWaitsAsync();

            await cancel.CancelAsync();

            Assert.Equal(1, await upsert);
        }

        Assert.Equal(0, await StoredAsync());
        await WorksAsync(context);
    }

    [Fact]
    public async Task A_transaction_that_failed_before_is_named()
    {
        AdFluxDbContext context = CreateContext();
        await using var transaction = await context.Database.BeginTransactionAsync(Token);
        await Assert.ThrowsAsync<PostgresException>(() => context.Database.ExecuteSqlRawAsync("SELECT 1 / 0", Token));

        await FailsAsync(DatabaseFault.TransactionFailed, () => UpsertAsync(context));
    }

    private string With(Action<NpgsqlConnectionStringBuilder> change)
    {
        var settings = new NpgsqlConnectionStringBuilder(Database.ConnectionString) { Pooling = true };
        change(settings);
        return settings.ConnectionString;
    }

    private Task<UpsertResult> UpsertAsync(AdFluxDbContext context) =>
        new MetaInsightRepository(context, Clock).UpsertAsync([.. Rows.AccountInsights(10)], cancellationToken: Token);

    private static Task<MetaInsight?> FindAsync(AdFluxDbContext context) =>
        new MetaInsightRepository(context).FindAsync(Rows.Insight(ad: 1).ObjectId, InsightLevel.Ad, Rows.FirstDay, Token);

    private static Task<int> StreamAsync(AdFluxDbContext context) =>
        new MetaInsightRepository(context)
            .StreamAsync(new InsightRowQuery(InsightLevel.Ad, Rows.FirstDay, Rows.FirstDay), Token)
            .CountAsync(Token)
            .AsTask();
}
