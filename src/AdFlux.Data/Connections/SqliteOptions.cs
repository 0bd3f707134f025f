using Microsoft.Data.Sqlite;

namespace AdFlux.Data.Connections;

/// <summary>How the library sets up SQLite connections. Foreign keys are always on.</summary>
public sealed class SqliteOptions
{
    private const int MostCacheMegabytes = 16_384;
    private const int MostMapMegabytes = 2_047;
    private const int MostCheckpointPages = 1_000_000;
    private static readonly TimeSpan _mostBusyTime = TimeSpan.FromHours(1);

    /// <summary>
    /// How long to wait for another writer before <see cref="Faults.DatabaseFault.Busy"/>: whole seconds, from 1 second to 1 hour. Unless set here or
    /// as <c>Default Timeout</c> in the connection string it is 30 seconds.
    /// </summary>
    public TimeSpan? BusyTimeout { get; set; }

    /// <summary>
    /// Whether the file is given a write-ahead log, so that readers and a writer do not wait for each other: <see langword="true"/> unless set. It does not
    /// work on network drives; <see langword="false"/> leaves the file's journal mode as it is.
    /// </summary>
    public bool WriteAheadLog { get; set; } = true;

    /// <summary>When commits wait for the disk; <see cref="SqliteSynchronous.Normal"/> unless set.</summary>
    public SqliteSynchronous Synchronous { get; set; } = SqliteSynchronous.Normal;

    /// <summary>The page cache of each connection in megabytes, at most, 1 to 16,384; 64 unless set.</summary>
    public int CacheMegabytes { get; set; } = 64;

    /// <summary>How much of the file is read through memory in megabytes, 0 (nothing) to 2,047; 1,024 unless set.</summary>
    public int MemoryMapMegabytes { get; set; } = 1_024;

    /// <summary>After how many pages of 4 KB the write-ahead log is written back, 1 to 1,000,000; 16,384 unless set.</summary>
    public int CheckpointPages { get; set; } = 16_384;

    /// <summary>Everything that is wrong with the options and the connection string that they go with, and what to do.</summary>
    internal IEnumerable<string> Mistakes(string? connectionString)
    {
        if (string.IsNullOrWhiteSpace(connectionString))
            yield return "The SQLite connection string is empty: write it as Data Source=adflux.db.";
        else if (Read(connectionString) is not { } settings)
            yield return "The SQLite connection string cannot be read (it is not repeated here, since it may hold a password): write it as Data Source=adflux.db.";
        else if (IsInMemory(settings))
        {
            yield return "A SQLite database in memory ends with its connection, and the library opens one per operation: name a file by its path, for example "
                + "a temporary one.";
        }
        else if (!string.IsNullOrEmpty(settings.Password))
            yield return "The SQLite that the library uses keeps no passwords: leave Password out of the connection string.";

        if (!OptionTime.IsInRange(BusyTimeout, _mostBusyTime))
            yield return $"{nameof(BusyTimeout)} must be whole seconds from 00:00:01 to 01:00:00.";
        if (!Enum.IsDefined(Synchronous))
            yield return $"{nameof(Synchronous)} must be {nameof(SqliteSynchronous.Normal)} or {nameof(SqliteSynchronous.Full)}.";
        if (CacheMegabytes is < 1 or > MostCacheMegabytes)
            yield return FormattableString.Invariant($"{nameof(CacheMegabytes)} must be 1 to {MostCacheMegabytes}.");
        if (MemoryMapMegabytes is < 0 or > MostMapMegabytes)
            yield return FormattableString.Invariant($"{nameof(MemoryMapMegabytes)} must be 0 to {MostMapMegabytes}.");
        if (CheckpointPages is < 1 or > MostCheckpointPages)
            yield return FormattableString.Invariant($"{nameof(CheckpointPages)} must be 1 to {MostCheckpointPages}.");
    }

    /// <summary>Puts the wait for other writers into a connection string.</summary>
    internal string Complete(string connectionString) =>
        BusyTimeout is { } wait
            ? new SqliteConnectionStringBuilder(connectionString) { DefaultTimeout = (int)wait.TotalSeconds }.ConnectionString
            : connectionString;

    /// <summary>What a connection is told as it opens.</summary>
    /// <param name="isReadOnly">Whether the connection may not write: the file's journal is then left as it is.</param>
    internal string Pragmas(bool isReadOnly)
    {
        string pragmas = FormattableString.Invariant(
            $"""
            PRAGMA foreign_keys = ON;
            PRAGMA cache_size = -{CacheMegabytes * 1_024};
            PRAGMA mmap_size = {MemoryMapMegabytes * 1_048_576L};

            """
        );
        if (isReadOnly)
            return pragmas;

        string journal = WriteAheadLog ? "PRAGMA journal_mode = WAL;\n" : "";
        return FormattableString.Invariant(
            $"""
            {pragmas}{journal}PRAGMA synchronous = {(Synchronous == SqliteSynchronous.Full ? "FULL" : "NORMAL")};
            PRAGMA wal_autocheckpoint = {CheckpointPages};
            """
        );
    }

    private static bool IsInMemory(SqliteConnectionStringBuilder settings) =>
        settings.Mode == SqliteOpenMode.Memory
        || settings.DataSource is "" or ":memory:"
        || settings.DataSource.StartsWith("file:", StringComparison.OrdinalIgnoreCase);

    private static SqliteConnectionStringBuilder? Read(string connectionString)
    {
        try
        {
            return new SqliteConnectionStringBuilder(connectionString);
        }
        catch (Exception error) when (error is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            return null;
        }
    }
}
