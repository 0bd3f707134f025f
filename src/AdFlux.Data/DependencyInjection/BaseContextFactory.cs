using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.DependencyInjection;

/// <summary>Makes contexts of an application's own type for those who ask for <see cref="AdFluxDbContext"/>.</summary>
internal sealed class BaseContextFactory<TContext>(IDbContextFactory<TContext> contexts) : IDbContextFactory<AdFluxDbContext>
    where TContext : AdFluxDbContext
{
    public AdFluxDbContext CreateDbContext() => contexts.CreateDbContext();

    public async Task<AdFluxDbContext> CreateDbContextAsync(CancellationToken cancellationToken = default) =>
        await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
}
