using System.Data.Common;
using AdFlux.Migrations.Faults;
using AdFlux.Migrations.Generation;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace AdFlux.Migrations.Running.Sqlite;

/// <summary>A SQLite database file.</summary>
internal sealed class SqliteMigrationDatabase : MigrationDatabase
{
    private readonly SqliteConnectionStringBuilder _connectionString;

    private SqliteMigrationDatabase(SqliteConnectionStringBuilder connectionString) => _connectionString = connectionString;

    private string Path => _connectionString.DataSource;

    public override MigrationDialect Dialect => MigrationDialect.Sqlite;

    public override string Name => $"SQLite database {Path}";

    public override bool CanLoseConnection => false;

    public static SqliteMigrationDatabase FromConnectionString(string connectionString)
    {
        ArgumentNullException.ThrowIfNull(connectionString);
        SqliteConnectionStringBuilder builder;
        try
        {
            builder = new(connectionString);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            throw new InvalidConnectionStringException(
                "The SQLite connection string cannot be read (it is not repeated here, since it may hold a password). "
                    + "Write it as Data Source=path/to/adflux.db."
            );
        }

        if (
            builder.Mode is SqliteOpenMode.Memory
            || builder.DataSource is "" or ":memory:"
            || builder.DataSource.StartsWith("file:", StringComparison.OrdinalIgnoreCase)
        )
        {
            throw new InvalidConnectionStringException(
                "Only a SQLite database in a file named by a plain path can be migrated: one in memory ends with its connection, and has no "
                    + "place for the lock. Write Data Source=path/to/adflux.db; for a test, take a file in a temporary folder."
            );
        }

        // The lock file must lie beside the one true file, whatever path or link leads to it.
        builder.DataSource = Resolve(builder.DataSource);
        builder.Pooling = false;
        return new(builder);
    }

    public override string Explain(DbException exception) =>
        exception is SqliteException { SqliteErrorCode: var code }
            ? code switch
            {
                raw.SQLITE_READONLY => $"This user may not write {Path} or its folder, which a database in WAL mode needs also to be read.",
                raw.SQLITE_NOTADB => $"{Path} is not a SQLite database, or is encrypted.",
                _ => $"{exception.Message} ({Path})",
            }
            : exception.Message;

    /// <remarks>Waiting for a lock has its own exception here, before any statement runs.</remarks>
    public override bool IsLockTimeout(DbException exception) => false;

    public override void CheckWritable()
    {
        if (_connectionString.Mode is SqliteOpenMode.ReadOnly)
        {
            throw new InvalidConnectionStringException(
                "Mode=ReadOnly in the connection string allows no migration; leave it out to migrate."
            );
        }
    }

    public override void CheckThere()
    {
        RefuseMissingFolder();
        if (!File.Exists(Path))
        {
            throw new DatabaseAccessException(
                $"The {Name} does not exist, so there is nothing to revert or to repair.",
                isTransient: false
            );
        }
    }

    /// <summary>The absolute path of a data source, as Microsoft.Data.Sqlite finds it, with a link at its end followed.</summary>
    private static string Resolve(string dataSource)
    {
        const string dataDirectoryToken = "|DataDirectory|";
        var dataDirectory = AppDomain.CurrentDomain.GetData("DataDirectory") as string ?? "";
        var relative = dataSource.StartsWith(dataDirectoryToken, StringComparison.OrdinalIgnoreCase)
            ? dataSource[dataDirectoryToken.Length..].TrimStart('/', '\\')
            : dataSource;
        var path = System.IO.Path.GetFullPath(System.IO.Path.Combine(dataDirectory, relative));
        return new FileInfo(path) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName : path;
    }

    public override async Task<MigrationSession?> OpenAsync(CancellationToken cancellationToken)
    {
        RefuseMissingFolder();
        return File.Exists(Path) ? await ConnectAsync(writing: null, cancellationToken).ConfigureAwait(false) : null;
    }

    public override async Task<MigrationSession> OpenLockedAsync(SessionSettings settings, CancellationToken cancellationToken)
    {
        RefuseMissingFolder();
        var fileLock = await SqliteFileLock.TakeAsync(Path, settings.ForLock, cancellationToken).ConfigureAwait(false);
        try
        {
            var isNew = !File.Exists(Path);
            var session = await ConnectAsync(new(fileLock, settings), cancellationToken).ConfigureAwait(false);
            if (isNew)
            {
                await session.UseWriteAheadLogAsync(cancellationToken).ConfigureAwait(false);
            }

            return session;
        }
        catch (SqliteException exception)
        {
            fileLock.Dispose();
            throw new DatabaseAccessException(
                $"The SQLite database {Path} cannot be made: {Explain(exception)}",
                isTransient: false,
                exception
            );
        }
        catch
        {
            fileLock.Dispose();
            throw;
        }
    }

    public override Task<IReadOnlyList<MigrationLockHolder>> FindLockHoldersAsync(CancellationToken cancellationToken)
    {
        RefuseMissingFolder();
        return Task.FromResult(SqliteFileLock.FindHolders(Path));
    }

    public override Task<bool> EndLockHolderAsync(int processId, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The lock of a SQLite database is its holder's own: end the process, and the lock ends with it.");

    private void RefuseMissingFolder()
    {
        var folder = System.IO.Path.GetDirectoryName(Path)!;
        if (!Directory.Exists(folder))
        {
            throw new DatabaseAccessException(
                $"The folder {folder} does not exist; create it, and the database is made in it.",
                isTransient: false
            );
        }
    }

    private async Task<SqliteMigrationSession> ConnectAsync(SqliteWriting? writing, CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(_connectionString.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            return new(connection, writing);
        }
        // The driver says by InvalidOperationException that it cannot use a password.
        catch (Exception exception) when (exception is SqliteException or InvalidOperationException)
        {
            throw new DatabaseAccessException(
                $"The SQLite database {Path} cannot be opened: {exception.Message}",
                isTransient: false,
                exception
            );
        }
    }
}
