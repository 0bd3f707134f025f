using System.Globalization;
using System.Text;

namespace AdFlux.Data.Benchmarks.Reporting;

/// <summary>The large export.</summary>
internal sealed class IngestSection(LargeIngest ingest)
{
    private const double BytesInMegabyte = 1e6;

    public void Write(Action<FormattableString> add)
    {
        add($"## A large export");
        add(
            $"{ingest.Day:yyyy-MM-dd}, `{ingest.Command}`, on {ingest.Machine}. A file of one object a line goes into an empty table in one transaction, by a process of its own; memory is that process's peak working set as Linux keeps it. SQLite's cache is what SQLite allocated and the pages of the database that it mapped."
        );
        var table = new StringBuilder(
            "| | rows | file | time | rows a second | peak working set | of it SQLite's cache | without it |\n|---|---:|---:|---:|---:|---:|---:|---:|\n"
        );
        foreach (IngestRun run in ingest.Runs)
        {
            table.Append(
                CultureInfo.InvariantCulture,
                $"| {run.Provider} | {run.Rows:N0} | {Megabytes(run.FileBytes)} | {run.Seconds:N0} s | {run.Rows / run.Seconds:N0} | {Megabytes(run.Memory.WorkingSetBytes)} | {Megabytes(run.Memory.SqliteCacheBytes)} | {Megabytes(run.Memory.WithoutSqliteCacheBytes)} |\n"
            );
        }

        add($"{table}");
    }

    private static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / BytesInMegabyte:N0} MB");
}
