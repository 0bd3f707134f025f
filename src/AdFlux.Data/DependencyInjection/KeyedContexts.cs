using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace AdFlux.Data.DependencyInjection;

/// <summary>
/// The contexts of a key. EF Core keeps one pool per container and type, and only that pool is safe from a scope's user who disposes a context that
/// the scope disposes too; so each key has a container of its own.
/// </summary>
internal sealed class KeyedContexts : IDisposable, IAsyncDisposable
{
    private readonly ServiceProvider _pool;

    public KeyedContexts(IServiceProvider application, Action<IServiceProvider, DbContextOptionsBuilder> configure) =>
        _pool = new ServiceCollection()
            .AddDbContextPool<AdFluxDbContext>(
                (_, builder) =>
                {
                    builder.UseApplicationServiceProvider(application);
                    configure(application, builder);
                }
            )
            .BuildServiceProvider();

    public IDbContextFactory<AdFluxDbContext> CreateFactory() =>
        new PooledDbContextFactory<AdFluxDbContext>(_pool.GetRequiredService<DbContextOptions<AdFluxDbContext>>());

    /// <summary>Takes a context from the pool until the lease is disposed.</summary>
    public ContextLease Lease() => new(_pool.CreateAsyncScope());

    public void Dispose() => _pool.Dispose();

    public ValueTask DisposeAsync() => _pool.DisposeAsync();
}
