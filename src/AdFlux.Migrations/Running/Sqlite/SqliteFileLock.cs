using AdFlux.Migrations.Faults;

namespace AdFlux.Migrations.Running.Sqlite;

/// <summary>
/// The migration lock of a SQLite database: the operating system's lock on <c>&lt;database&gt;.migrate.lock</c>, which ends with the process
/// that holds it. The empty file stays, since removing it could take it away from under another run.
/// </summary>
internal sealed class SqliteFileLock : IDisposable
{
    private const int LinuxWouldBlock = 11;
    private const int MacOsWouldBlock = 35;
    private const int WindowsSharingViolation = unchecked((int)0x80070020);

    private readonly FileStream _file;

    private SqliteFileLock(FileStream file) => _file = file;

    public static Task<SqliteFileLock> TakeAsync(string databasePath, LockPatience patience, CancellationToken cancellationToken) =>
        patience.TakeAsync(
            _ => Task.FromResult(TryTake(databasePath + ".migrate.lock")),
            "Another migration run holds the lock on this database",
            cancellationToken
        );

    private static SqliteFileLock? TryTake(string path)
    {
        try
        {
            return new(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1));
        }
        catch (IOException exception) when (exception.HResult is LinuxWouldBlock or MacOsWouldBlock or WindowsSharingViolation)
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseAccessException($"The lock file {path} cannot be made: {exception.Message}", isTransient: false, exception);
        }
    }

    public void Dispose() => _file.Dispose();
}
