using System.Diagnostics;
using System.Text.Json;
using AdFlux.Data.Benchmarks.Databases;
using AdFlux.Data.Benchmarks.Reporting;
using AdFlux.Data.Ingest;
using AdFlux.Data.Model;
using AdFlux.Data.Repositories;
using AdFlux.Data.Upserts;
using AdFlux.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Benchmarks.Scenarios;

/// <summary>A process that does nothing but bring a file into a database, so that its memory is that of an application that does so.</summary>
internal static class IngestProcess
{
    public const string Command = "ingest-process";

    private const string ConnectionVariable = "ADFLUX_BENCHMARK_CONNECTION";

    private static readonly TimeSpan _watchInterval = TimeSpan.FromMilliseconds(250);

    /// <summary>Starts the process and waits for its figures.</summary>
    public static async Task<IngestRun> RunAsync(
        TestProvider provider,
        BenchmarkDatabase database,
        string file,
        CancellationToken cancellationToken
    )
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, UseShellExecute = false };
        if (string.Equals(Path.GetFileNameWithoutExtension(start.FileName), "dotnet", StringComparison.OrdinalIgnoreCase))
            start.ArgumentList.Add(typeof(IngestProcess).Assembly.Location);
        start.ArgumentList.Add(Command);
        start.ArgumentList.Add(provider.ToString());
        start.ArgumentList.Add(file);
        start.Environment[ConnectionVariable] = database.ConnectionString;
        using Process process = Process.Start(start)!;
        try
        {
            string output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            IngestRun? run = process.ExitCode == 0 ? JsonSerializer.Deserialize<IngestRun>(output) : null;
            return run
                ?? throw new InvalidOperationException($"The ingest into {database.Provider} ended with exit code {process.ExitCode}.");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
    }

    /// <summary>What the process does; it writes its figures to the standard output.</summary>
    public static async Task IngestAsync(TestProvider provider, string file, CancellationToken cancellationToken)
    {
        string connection = Environment.GetEnvironmentVariable(ConnectionVariable)!;
        string? databaseFile = provider == TestProvider.Sqlite ? new SqliteConnectionStringBuilder(connection).DataSource : null;
        long mapped = 0;
        void LookAtMappedPages() => mapped = Math.Max(mapped, databaseFile is null ? 0 : ProcessMemory.MappedBytes(databaseFile));

        long start = Stopwatch.GetTimestamp();
        UpsertResult result;
        await using (new Timer(_ => LookAtMappedPages(), state: null, _watchInterval, _watchInterval))
        await using (AdFluxDbContext context = CreateContext(provider, connection))
        await using (FileStream stream = File.OpenRead(file))
        {
            IAsyncEnumerable<MetaInsight> insights = GraphInsights.ReadAsync(stream, InsightLevel.Ad, cancellationToken: cancellationToken);
            result = await new MetaInsightRepository(context).UpsertAsync(insights, cancellationToken: cancellationToken);
            LookAtMappedPages();
        }

        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        (string name, ProcessMemory memory) =
            provider == TestProvider.Sqlite ? ("SQLite", ProcessMemory.ReadWithSqlite(mapped)) : ("PostgreSQL", ProcessMemory.Read());
        var run = new IngestRun(name, result.Inserted, new FileInfo(file).Length, seconds, memory);
        await Console.Out.WriteAsync(JsonSerializer.Serialize(run));
    }

    private static AdFluxDbContext CreateContext(TestProvider provider, string connection)
    {
        var builder = new DbContextOptionsBuilder<AdFluxDbContext>();
        if (provider == TestProvider.Sqlite)
            builder.UseAdFluxSqlite(connection);
        else
            builder.UseAdFluxPostgreSql(connection);

        return new AdFluxDbContext(builder.Options);
    }
}
