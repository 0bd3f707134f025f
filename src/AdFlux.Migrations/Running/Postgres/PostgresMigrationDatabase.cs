using System.Data.Common;
using System.Net.Sockets;
using AdFlux.Migrations.Faults;
using AdFlux.Migrations.Generation;
using Npgsql;

namespace AdFlux.Migrations.Running.Postgres;

/// <summary>A PostgreSQL database, reached by a connection string or through a caller's data source.</summary>
internal sealed class PostgresMigrationDatabase : MigrationDatabase
{
    private readonly Func<NpgsqlConnection> _createConnection;

    private PostgresMigrationDatabase(Func<NpgsqlConnection> createConnection) => _createConnection = createConnection;

    public override MigrationDialect Dialect => MigrationDialect.PostgreSql;

    public override string Name => "PostgreSQL database";

    public override bool CanLoseConnection => true;

    public static PostgresMigrationDatabase FromConnectionString(string connectionString)
    {
        ArgumentNullException.ThrowIfNull(connectionString);
        string unpooled;
        try
        {
            var builder = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, Multiplexing = false };
            // What unlock shows of who holds the lock.
            builder.ApplicationName ??= "adflux-migrate";
            unpooled = builder.ConnectionString;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            throw new InvalidConnectionStringException(
                "The PostgreSQL connection string cannot be read (it is not repeated here, since it may hold a password). "
                    + "Write it as Host=...;Database=...;Username=...;Password=..., with a value that holds a semicolon in double quotes."
            );
        }

        return new(() => new NpgsqlConnection(unpooled));
    }

    public static PostgresMigrationDatabase FromDataSource(NpgsqlDataSource dataSource)
    {
        ArgumentNullException.ThrowIfNull(dataSource);
        return Single(dataSource.ConnectionString, dataSource.CreateConnection);
    }

    /// <summary>Through connections that the caller makes, each new or from a pool.</summary>
    public static PostgresMigrationDatabase FromConnections(Func<NpgsqlConnection> createConnection)
    {
        using var connection = createConnection();
        return Single(connection.ConnectionString, createConnection);
    }

    private static PostgresMigrationDatabase Single(string connectionString, Func<NpgsqlConnection> createConnection) =>
        new NpgsqlConnectionStringBuilder(connectionString).Multiplexing
            ? throw new InvalidConnectionStringException(
                "The data source multiplexes, so no connection can keep the migration lock. Use one without Multiplexing."
            )
            : new(createConnection);

    public override bool IsLockTimeout(DbException exception) =>
        string.Equals(exception.SqlState, PostgresErrorCodes.LockNotAvailable, StringComparison.Ordinal);

    public override string Explain(DbException exception) => Said(exception);

    public override async Task<MigrationSession?> OpenAsync(CancellationToken cancellationToken) =>
        await ConnectAsync(cancellationToken).ConfigureAwait(false);

    public override async Task<MigrationSession> OpenLockedAsync(SessionSettings settings, CancellationToken cancellationToken)
    {
        var session = await ConnectAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await session.LockAsync(settings.ForLock, cancellationToken).ConfigureAwait(false);
            await session.ConfigureAsync(settings, cancellationToken).ConfigureAwait(false);
            return session;
        }
        catch (NpgsqlException exception)
        {
            await session.DisposeAsync().ConfigureAwait(false);
            throw new DatabaseAccessException($"The migration lock cannot be taken: {Said(exception)}", exception.IsTransient, exception);
        }
        catch
        {
            await session.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public override async Task<IReadOnlyList<MigrationLockHolder>> FindLockHoldersAsync(CancellationToken cancellationToken) =>
        await AskAsync(session => session.FindLockHoldersAsync(cancellationToken), cancellationToken).ConfigureAwait(false);

    public override async Task<bool> EndLockHolderAsync(int processId, CancellationToken cancellationToken) =>
        await AskAsync(session => session.EndLockHolderAsync(processId, cancellationToken), cancellationToken).ConfigureAwait(false);

    private async Task<T> AskAsync<T>(Func<PostgresMigrationSession, Task<T>> ask, CancellationToken cancellationToken)
    {
        var session = await ConnectAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = session.ConfigureAwait(false);
        try
        {
            return await ask(session).ConfigureAwait(false);
        }
        catch (NpgsqlException exception)
        {
            throw new DatabaseAccessException(
                $"PostgreSQL does not tell about the migration lock, or end who holds it: {Said(exception)}",
                exception.IsTransient,
                exception
            );
        }
    }

    private async Task<PostgresMigrationSession> ConnectAsync(CancellationToken cancellationToken)
    {
        var connection = _createConnection();
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            return new(connection);
        }
        catch (Exception exception) when (exception is NpgsqlException { IsTransient: true } or SocketException)
        {
            throw new DatabaseAccessException($"PostgreSQL cannot be reached: {Said(exception)}", isTransient: true, exception);
        }
        catch (NpgsqlException exception)
        {
            throw new DatabaseAccessException($"PostgreSQL refused the connection: {Said(exception)}", isTransient: false, exception);
        }
    }

    /// <summary>The message without the position in a statement that its reader does not see.</summary>
    private static string Said(Exception exception) =>
        exception is PostgresException said ? $"{said.SqlState}: {said.MessageText}" : exception.Message;
}
