using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace AdFlux.Data.DependencyInjection;

/// <summary>The contexts of a key, for those who need not know their type.</summary>
internal abstract class KeyedContexts
{
    public abstract IDbContextFactory<AdFluxDbContext> CreateBaseFactory();

    /// <summary>Takes a context from the pool until the lease is disposed.</summary>
    public abstract ContextLease Lease();
}

/// <summary>
/// The contexts of a key. EF Core keeps one pool per container and type, and only that pool is safe from a scope's user who disposes a context that
/// the scope disposes too; so each key has a container of its own.
/// </summary>
internal sealed class KeyedContexts<TContext> : KeyedContexts, IDisposable, IAsyncDisposable
    where TContext : AdFluxDbContext
{
    private readonly ServiceProvider _pool;

    public KeyedContexts(IServiceProvider application, Action<IServiceProvider, DbContextOptionsBuilder> configure)
    {
        var services = new ServiceCollection();
        services.AddDbContextPool<TContext>(
            (_, builder) =>
            {
                builder.UseApplicationServiceProvider(application);
                configure(application, builder);
            }
        );

        // As instances, which stay the application's to dispose.
        foreach (Type dependency in ContextTypeRules.DependenciesOf<TContext>())
        {
            if (application.GetService(dependency) is { } singleton)
                services.AddSingleton(dependency, singleton);
        }

        _pool = services.BuildServiceProvider();
    }

    public IDbContextFactory<TContext> CreateFactory() =>
        new PooledDbContextFactory<TContext>(_pool.GetRequiredService<DbContextOptions<TContext>>());

    public override IDbContextFactory<AdFluxDbContext> CreateBaseFactory() => new BaseContextFactory<TContext>(CreateFactory());

    public override ContextLease Lease()
    {
        AsyncServiceScope scope = _pool.CreateAsyncScope();
        return new ContextLease(scope, scope.ServiceProvider.GetRequiredService<TContext>());
    }

    public void Dispose() => _pool.Dispose();

    public ValueTask DisposeAsync() => _pool.DisposeAsync();
}
