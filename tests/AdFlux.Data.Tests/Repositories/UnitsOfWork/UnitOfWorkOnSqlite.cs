using AdFlux.Data.Faults;
using AdFlux.Data.Model;
using AdFlux.Data.Repositories;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Tests.Repositories;

[OnSqlite]
public sealed class UnitOfWorkOnSqlite(SqliteDatabase database) : UnitOfWorkSpec(database), IClassFixture<SqliteDatabase>
{
    [Fact]
    public async Task Work_that_hides_an_error_which_ended_the_transaction_is_not_taken_for_stored()
    {
        AdFluxDbContext context = CreateContext();

        var error = await Assert.ThrowsAsync<DatabaseFaultException>(() =>
            new UnitOfWork(context).RunAsync(
                async token =>
                {
                    await WorkAsync(context, token);
                    await Assert.ThrowsAnyAsync<Exception>(() =>
                        context.Database.ExecuteSqlRawAsync(
                            "INSERT OR ROLLBACK INTO segments (id, name) SELECT id, 'x' FROM segments",
                            token
                        )
                    );
                },
                cancellationToken: Token
            )
        );

        Assert.Equal(DatabaseFault.TransactionFailed, error.Fault);
        Assert.Equal((0, 0, 0), await CountAsync());
    }

    [Fact]
    public async Task Two_who_read_before_they_write_wait_for_each_other_and_lose_nothing()
    {
        await StoreAsync(Opening(1));
        AdFluxDbContext[] contexts = [.. Enumerable.Range(0, 4).Select(_ => CreateContext())];

        await Task.WhenAll(
            contexts.Select(context =>
                Task.Run(
                    () =>
                        new UnitOfWork(context).RunAsync(
                            async token =>
                            {
                                JobOpening job = await context.JobOpenings.SingleAsync(token);
                                job.SalaryMin = (job.SalaryMin ?? 0) + 1;
                            },
                            cancellationToken: Token
                        ),
                    Token
                )
            )
        );

        Assert.Equal(4, (await CreateContext().JobOpenings.SingleAsync(Token)).SalaryMin);
    }
}
