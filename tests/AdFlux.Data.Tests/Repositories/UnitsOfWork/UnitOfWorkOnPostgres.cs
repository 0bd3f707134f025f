using AdFlux.Data.Faults;
using AdFlux.Data.Model;
using AdFlux.Data.Repositories;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Tests.Repositories;

[OnPostgres]
public sealed class UnitOfWorkOnPostgres(PostgresDatabase database) : UnitOfWorkSpec(database), IClassFixture<PostgresDatabase>
{
    private const string Conflict = "DO $$ BEGIN RAISE EXCEPTION 'as told' USING ERRCODE = '40001'; END $$";
    private const string Terminate = "SELECT pg_terminate_backend(pg_backend_pid())";

    [Theory]
    [InlineData(Conflict)]
    [InlineData(Terminate)]
    public async Task Work_that_may_run_again_does_so_after_a_fault_that_passes(string failure)
    {
        AdFluxDbContext context = CreateContext();
        int runs = 0;

        int result = await new UnitOfWork(context).RunAsync(
            async token =>
            {
                Assert.Empty(context.ChangeTracker.Entries());
                await WorkAsync(context, token);
                context.Add(Opening(5));
                await context.SaveChangesAsync(token);
                if (++runs < 3)
                    await context.Database.ExecuteSqlRawAsync(failure, token);
                return runs;
            },
            attempts: 3,
            cancellationToken: Token
        );

        Assert.Equal((3, 3), (runs, result));
        Assert.Equal((1, 2, 1), await CountAsync());
    }

    [Theory]
    [InlineData(1, Conflict, 1)]
    [InlineData(2, Conflict, 2)]
    [InlineData(3, "SELECT 1 / 0", 1)]
    public async Task Work_runs_no_more_often_than_it_may_and_not_after_other_faults(int attempts, string failure, int expected)
    {
        AdFluxDbContext context = CreateContext();
        int runs = 0;

        await Assert.ThrowsAsync<DatabaseFaultException>(() => FailAsync(context, failure, attempts, () => runs++));

        Assert.Equal(expected, runs);
        Assert.Equal((0, 0, 0), await CountAsync());
    }

    [Fact]
    public async Task Work_in_a_transaction_or_on_a_connection_of_the_callers_is_not_run_again_where_that_is_lost()
    {
        int runs = 0;
        AdFluxDbContext inTransaction = CreateContext();
        await using (await inTransaction.Database.BeginTransactionAsync(Token))
            await Assert.ThrowsAsync<DatabaseFaultException>(() => FailAsync(inTransaction, Conflict, 3, () => runs++));
        AdFluxDbContext onConnection = CreateContext();
        await onConnection.Database.OpenConnectionAsync(Token);
        await Assert.ThrowsAsync<DatabaseFaultException>(() => FailAsync(onConnection, Terminate, 3, () => runs++));

        Assert.Equal(2, runs);
    }

    [Fact]
    public async Task Work_that_hides_an_error_which_ended_the_transaction_is_not_taken_for_stored()
    {
        AdFluxDbContext context = CreateContext();

        var error = await Assert.ThrowsAsync<DatabaseFaultException>(() =>
            new UnitOfWork(context).RunAsync(
                async token =>
                {
                    await WorkAsync(context, token);
                    await Assert.ThrowsAnyAsync<Exception>(() => context.Database.ExecuteSqlRawAsync("SELECT 1 / 0", token));
                },
                cancellationToken: Token
            )
        );

        Assert.Equal(DatabaseFault.TransactionFailed, error.Fault);
        Assert.Equal((0, 0, 0), await CountAsync());
    }

    [Fact]
    public async Task Two_who_read_and_write_each_others_rows_both_succeed_when_they_may_run_again()
    {
        await StoreAsync(
            new Campaign
            {
                Name = "x",
                Platform = Platform.Meta,
                DailyBudgetCents = 0,
            }
        );
        AdFluxDbContext[] contexts = [.. Enumerable.Range(0, 3).Select(_ => CreateContext())];

        await Task.WhenAll(
            contexts.Select(context =>
                Task.Run(
                    () =>
                        new UnitOfWork(context).RunAsync(
                            async token =>
                            {
                                await context.Database.ExecuteSqlRawAsync("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ", token);
                                Campaign campaign = await context.Campaigns.SingleAsync(token);
                                campaign.DailyBudgetCents++;
                            },
                            attempts: 10,
                            Token
                        ),
                    Token
                )
            )
        );

        Assert.Equal(3, (await CreateContext().Campaigns.SingleAsync(Token)).DailyBudgetCents);
    }

    private static Task FailAsync(AdFluxDbContext context, string failure, int attempts, Action run) =>
        new UnitOfWork(context).RunAsync(
            async token =>
            {
                run();
                await WorkAsync(context, token);
                await context.Database.ExecuteSqlRawAsync(failure, token);
            },
            attempts,
            Token
        );
}
