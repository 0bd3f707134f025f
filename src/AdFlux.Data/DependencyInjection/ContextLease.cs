using Microsoft.Extensions.DependencyInjection;

namespace AdFlux.Data.DependencyInjection;

/// <summary>A context that belongs to a scope of the application until the scope ends.</summary>
internal sealed class ContextLease(AsyncServiceScope scope, AdFluxDbContext context) : IDisposable, IAsyncDisposable
{
    public AdFluxDbContext Context => context;

    public void Dispose() => scope.Dispose();

    public ValueTask DisposeAsync() => scope.DisposeAsync();
}
