using AdFlux.Data.Mapping.ColumnTypes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AdFlux.Data.Generators.Tests.EntityFramework;

/// <summary>The base of what an application's own context does on both providers: its tables, empty for each test.</summary>
public abstract class OnPostings(TestDatabase database) : IAsyncLifetime
{
    protected TestDatabase Database => database;

    protected bool IsPostgres => database.Provider == TestProvider.PostgreSql;

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public virtual async ValueTask InitializeAsync()
    {
        await using PostingsContext context = CreateContext();
        if (await context.Database.EnsureCreatedAsync(Cancel))
            return;
        await context.Shortlists.ExecuteDeleteAsync(Cancel);
        await context.Visits.ExecuteDeleteAsync(Cancel);
        await context.Postings.ExecuteDeleteAsync(Cancel);
        await context.Set<Balance>().ExecuteDeleteAsync(Cancel);
        await context.Accounts.ExecuteDeleteAsync(Cancel);
        await context.Purchases.ExecuteDeleteAsync(Cancel);
        await context.Set<LedgerLine>().ExecuteDeleteAsync(Cancel);
        await context.Tickets.ExecuteDeleteAsync(Cancel);
        await context.Ledgers.ExecuteDeleteAsync(Cancel);
        await context.Baskets.ExecuteDeleteAsync(Cancel);
    }

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>A context; its caller disposes it.</summary>
    private protected PostingsContext CreateContext(params IReadOnlyList<IInterceptor> interceptors)
    {
        var options = new DbContextOptionsBuilder<PostingsContext>();
        _ = IsPostgres ? options.UseNpgsql(database.ConnectionString) : options.UseSqlite(database.ConnectionString);
        options.UseColumnTypes();
        return new PostingsContext(options.AddInterceptors(interceptors).Options);
    }
}
