namespace AdFlux.Data.Repositories;

/// <summary>Runs work across the repositories of a scope so that all of it is stored, or nothing.</summary>
/// <remarks>
/// The repositories, and <see cref="AdFluxDbContext"/> itself, take part because they share the scope's context; upserts do as well. What the work leaves
/// unsaved on the context is saved before the commit.
/// </remarks>
public interface IUnitOfWork
{
    /// <summary>Runs work in one transaction: commits when the work returns, and rolls back when it throws or is cancelled.</summary>
    /// <remarks>
    /// In a transaction that is open on the context already, the work is a savepoint of it: an error takes back the work and no more, and the transaction stays its
    /// owner's to commit. After a rollback the context tracks nothing. On SQLite the transaction is a writer's from its start, and waits for other writers.
    /// </remarks>
    /// <param name="work">The work. Everything that it awaits is to be done when it returns; its token is <paramref name="cancellationToken"/>.</param>
    /// <param name="attempts">
    /// How often the work may run, from 1 to 10: more than 1 lets it run again after a conflict, or a connection lost before the commit. It does so from
    /// its beginning, so it must not keep what it did to anything but the database. In a transaction that is open already it runs once.
    /// </param>
    /// <param name="cancellationToken">Cancels the work, up to the commit.</param>
    /// <exception cref="Faults.DatabaseFaultException">
    /// The database refused or failed, and so where the work hid an error that ended the transaction (<see cref="Faults.DatabaseFault.TransactionFailed"/>).
    /// </exception>
    /// <exception cref="InvalidOperationException">The context holds changes that are not saved, from before the work.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of attempts is out of its range.</exception>
    Task RunAsync(Func<CancellationToken, Task> work, int attempts = 1, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="RunAsync(Func{CancellationToken, Task}, int, CancellationToken)" />
    /// <typeparam name="T">What the work results in.</typeparam>
    /// <returns>The result of the work, once it is committed.</returns>
    Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, int attempts = 1, CancellationToken cancellationToken = default);
}
