using System.Globalization;
using SQLitePCL;

namespace AdFlux.Data.Benchmarks.Reporting;

/// <summary>The memory of this process at its peaks, as Linux tells them.</summary>
/// <param name="WorkingSetBytes">All pages in memory, those of mapped files too.</param>
/// <param name="SqliteHeapBytes">What SQLite had allocated, most of it its page cache.</param>
/// <param name="MappedDatabaseBytes">Pages of the database file that SQLite had mapped.</param>
internal sealed record ProcessMemory(long WorkingSetBytes, long SqliteHeapBytes, long MappedDatabaseBytes)
{
    public long SqliteCacheBytes => SqliteHeapBytes + MappedDatabaseBytes;

    /// <summary>What the process held, SQLite's cache apart.</summary>
    public long WithoutSqliteCacheBytes => WorkingSetBytes - SqliteCacheBytes;

    /// <summary>Reads the peaks so far of a process that uses no SQLite.</summary>
    public static ProcessMemory Read() => new(Kilobytes(StatusLine("VmHWM")), SqliteHeapBytes: 0, MappedDatabaseBytes: 0);

    /// <summary>Reads the peaks so far; of mapped pages Linux keeps none, so the caller watches them.</summary>
    public static ProcessMemory ReadWithSqlite(long mappedDatabaseBytes) =>
        Read() with
        {
            SqliteHeapBytes = raw.sqlite3_memory_highwater(resetFlag: 0),
            MappedDatabaseBytes = mappedDatabaseBytes,
        };

    /// <summary>Pages of a file that are mapped and in memory now.</summary>
    public static long MappedBytes(string file)
    {
        long bytes = 0;
        bool isOfFile = false;
        foreach (string line in File.ReadLines("/proc/self/smaps"))
        {
            if (line.StartsWith("Rss:", StringComparison.Ordinal))
                bytes += isOfFile ? Kilobytes(line) : 0;
            else if (line.Contains('-', StringComparison.Ordinal))
                isOfFile = line.EndsWith(file, StringComparison.Ordinal);
        }

        return bytes;
    }

    private static string StatusLine(string field) =>
        File.ReadLines("/proc/self/status").First(line => line.StartsWith(field, StringComparison.Ordinal));

    private static long Kilobytes(string line) =>
        long.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1_024;
}
