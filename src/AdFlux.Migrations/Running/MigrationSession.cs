using System.Data.Common;
using AdFlux.Migrations.Running.History;

namespace AdFlux.Migrations.Running;

/// <summary>One open connection, and the migration lock if it was opened with it; disposing gives both back.</summary>
internal abstract class MigrationSession(DbConnection connection) : IAsyncDisposable
{
    private DbTransaction? _transaction;

    public DbConnection Connection => connection;

    public abstract Task<bool> HasTableAsync(string table, CancellationToken cancellationToken);

    /// <summary>What of the database is left over when tables are dropped, and needs one of them: each as a sentence.</summary>
    public abstract Task<IReadOnlyList<string>> FindDependentsAsync(DroppedTables dropped, CancellationToken cancellationToken);

    /// <summary>Begins a transaction, in which every command runs until the transaction is disposed.</summary>
    public async Task<DbTransaction> BeginTransactionAsync(CancellationToken cancellationToken) =>
        _transaction = await BeginAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>Commits the transaction.</summary>
    /// <param name="onCommit">Called before the commit is sent: an error after it may come from a commit that took effect.</param>
    /// <param name="cancellationToken">Asked for the last time: once the commit is sent, only its answer tells what happened.</param>
    public Task CommitAsync(Action onCommit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        onCommit();
        return _transaction!.CommitAsync(CancellationToken.None);
    }

    /// <summary>Ends the transaction: what is not committed is rolled back.</summary>
    public async Task EndTransactionAsync()
    {
        if (_transaction is { } transaction)
        {
            _transaction = null;
            await transaction.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Runs work in one transaction, in which every command of the session is until its end.</summary>
    /// <param name="work">Runs the commands.</param>
    /// <param name="onCommit">Called before the commit is sent: an error after it may come from a commit that took effect.</param>
    /// <param name="cancellationToken">Rolls back.</param>
    public async Task InTransactionAsync(Func<Task> work, Action onCommit, CancellationToken cancellationToken)
    {
        await BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await work().ConfigureAwait(false);
            await CommitAsync(onCommit, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await EndTransactionAsync().ConfigureAwait(false);
        }
    }

    protected abstract Task<DbTransaction> BeginAsync(CancellationToken cancellationToken);

    public DbCommand CreateCommand(string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = _transaction?.Connection is null ? null : _transaction;
        return command;
    }

    public async Task ExecuteAsync(string sql, IEnumerable<(string Name, object Value)> parameters, CancellationToken cancellationToken)
    {
        using var command = CreateCommand(sql);
        // A migration takes as long as it takes; who wants it shorter cancels.
        command.CommandTimeout = 0;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }

        await ExecuteAsync(command, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads every row of a query.</summary>
    public async Task<IReadOnlyList<T>> ReadAsync<T>(string sql, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        using var command = CreateCommand(sql);
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = reader.ConfigureAwait(false);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <summary>Clears away what an unfinished run of a command outside of any transaction left.</summary>
    /// <param name="command">The command that is to run again.</param>
    /// <param name="unfinished">What the log says of that run.</param>
    /// <param name="cancellationToken">Stops clearing.</param>
    /// <returns>Whether the command is still to be run: not so when it had ended and only its record was missing.</returns>
    public virtual Task<bool> ClearUnfinishedAsync(string command, LogEntry unfinished, CancellationToken cancellationToken) =>
        Task.FromResult(true);

    /// <summary>Runs a command so that cancelling stops it while the database is working on it.</summary>
    protected abstract Task ExecuteAsync(DbCommand command, CancellationToken cancellationToken);

    public abstract ValueTask DisposeAsync();
}
