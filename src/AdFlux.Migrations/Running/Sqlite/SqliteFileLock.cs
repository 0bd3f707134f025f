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
            _ => Task.FromResult(TryTake(PathBeside(databasePath))),
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

    /// <summary>Who holds the lock; told by the system on Linux, and elsewhere only that somebody does.</summary>
    public static IReadOnlyList<MigrationLockHolder> FindHolders(string databasePath)
    {
        var path = PathBeside(databasePath);
        if (!IsHeld(path))
        {
            return [];
        }

        var holders = LinuxFileHolders.Of(path);
        return holders.Count > 0 ? holders : [new(ProcessId: 0, Application: null, Client: null, Since: null, Activity: null)];
    }

    private static string PathBeside(string databasePath) => databasePath + ".migrate.lock";

    private static bool IsHeld(string path)
    {
        try
        {
            // Sharing nothing is what takes the lock: for this moment, in which a run that asks waits and asks again.
            new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.None, bufferSize: 1).Dispose();
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (IOException exception) when (exception.HResult is LinuxWouldBlock or MacOsWouldBlock or WindowsSharingViolation)
        {
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseAccessException($"The lock file {path} cannot be read: {exception.Message}", isTransient: false, exception);
        }
    }

    public void Dispose() => _file.Dispose();
}
