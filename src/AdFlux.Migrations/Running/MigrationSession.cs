using System.Data.Common;

namespace AdFlux.Migrations.Running;

/// <summary>One open connection, and the migration lock if it was opened with it; disposing gives both back.</summary>
internal abstract class MigrationSession(DbConnection connection) : IAsyncDisposable
{
    private DbTransaction? _transaction;

    public DbConnection Connection => connection;

    public abstract Task<bool> HasTableAsync(string table, CancellationToken cancellationToken);

    /// <summary>Begins the transaction of one migration, in which every command runs until the transaction is disposed.</summary>
    public async Task<DbTransaction> BeginTransactionAsync(CancellationToken cancellationToken) =>
        _transaction = await BeginAsync(cancellationToken).ConfigureAwait(false);

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

    /// <summary>Runs a command so that cancelling stops it while the database is working on it.</summary>
    protected abstract Task ExecuteAsync(DbCommand command, CancellationToken cancellationToken);

    public abstract ValueTask DisposeAsync();
}
