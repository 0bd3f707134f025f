using AdFlux.Data.Changes;

namespace AdFlux.Data.Repositories;

/// <inheritdoc cref="IUnitOfWork" />
/// <param name="context">The database, which the repositories of the work share.</param>
/// <param name="clock">Tells the time between attempts; the system's unless given.</param>
public sealed class UnitOfWork(AdFluxDbContext context, TimeProvider? clock = null) : IUnitOfWork
{
    private const int MostAttempts = 10;

    /// <summary>Where reads of the scope go, which from the work on is the primary.</summary>
    internal ReadRouting? Routing { private get; init; }

    /// <inheritdoc />
    public Task RunAsync(Func<CancellationToken, Task> work, int attempts = 1, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(work);
        return RunAsync<bool>(
            async token =>
            {
                await work(token).ConfigureAwait(false);
                return true;
            },
            attempts,
            cancellationToken
        );
    }

    /// <inheritdoc />
    public Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, int attempts = 1, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(work);
        ArgumentOutOfRangeException.ThrowIfLessThan(attempts, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(attempts, MostAttempts);
        Routing?.StayOnPrimary();
        return new TransactedWork(context, clock ?? TimeProvider.System, attempts).RunAsync(work, cancellationToken);
    }
}
