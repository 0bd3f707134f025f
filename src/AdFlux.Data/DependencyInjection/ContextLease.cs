using Microsoft.Extensions.DependencyInjection;

namespace AdFlux.Data.DependencyInjection;

/// <summary>A context that belongs to a scope of the application until the scope ends.</summary>
internal sealed class ContextLease(AsyncServiceScope scope) : IDisposable, IAsyncDisposable
{
    public AdFluxDbContext Context { get; } = scope.ServiceProvider.GetRequiredService<AdFluxDbContext>();

    public void Dispose() => scope.Dispose();

    public ValueTask DisposeAsync() => scope.DisposeAsync();
}
