using AdFlux.Data.Changes;
using AdFlux.Data.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace AdFlux.Data.Tests.Repositories;

public abstract class ApplyRaceSpec(TestDatabase database) : OnRecruiting(database)
{
    [Fact]
    public async Task Of_many_identical_applications_at_once_one_is_new_and_all_get_it()
    {
        await StoreAsync(Opening(1), Seeker(1));
        for (int round = 0; round < 5; round++)
        {
            await Database.ExecuteAsync("DELETE FROM applications", Token);
            ApplicationRepository[] repositories = [.. Enumerable.Range(0, 16).Select(_ => Applications)];

            ApplyResult[] results = await Task.WhenAll(
                repositories.Select(applications =>
                    Task.Run(() => applications.ApplyAsync(Job(1), Person(1), cancellationToken: Token), Token)
                )
            );

            Assert.Single(results, result => result.IsNew);
            Assert.Single(results.Select(result => result.Application.ApplicationId).Distinct());
            Assert.Equal(1, await CreateContext().Applications.CountAsync(Token));
        }
    }

    [Fact]
    public async Task Applying_again_leaves_the_callers_transaction_usable()
    {
        await StoreAsync(Opening(1), Seeker(1), Seeker(2));
        await Applications.ApplyAsync(Job(1), Person(1), cancellationToken: Token);
        AdFluxDbContext context = CreateContext();
        var applications = new ApplicationRepository(context, Clock);
        await using (IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(Token))
        {
            Assert.False((await applications.ApplyAsync(Job(1), Person(1), cancellationToken: Token)).IsNew);
            Assert.True((await applications.ApplyAsync(Job(1), Person(2), cancellationToken: Token)).IsNew);
            await transaction.CommitAsync(Token);
        }

        Assert.Equal(2, await CreateContext().Applications.CountAsync(Token));
    }
}
