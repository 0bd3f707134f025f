using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using AdFlux.Data.Benchmarks.Databases;
using AdFlux.Testing;

namespace AdFlux.Data.Benchmarks.Reporting;

/// <summary>What a report was measured on.</summary>
internal sealed record Machine(
    string Processor,
    int Cores,
    double MemoryGigabytes,
    string System,
    string Runtime,
    IReadOnlyList<string> Versions
)
{
    public static async Task<Machine> DescribeAsync(BenchmarkServer server, CancellationToken cancellationToken)
    {
        await using BenchmarkDatabase postgres = await server.CreateAsync(TestProvider.PostgreSql, cancellationToken);
        await using BenchmarkDatabase sqlite = await server.CreateAsync(TestProvider.Sqlite, cancellationToken);
        object? serverVersion = await postgres.ScalarAsync("SHOW server_version", cancellationToken);
        object? libraryVersion = await sqlite.ScalarAsync("SELECT sqlite_version()", cancellationToken);
        return new Machine(
            Processor: ReadProcessor() ?? RuntimeInformation.ProcessArchitecture.ToString(),
            Cores: Environment.ProcessorCount,
            MemoryGigabytes: GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1L << 30),
            System: RuntimeInformation.OSDescription,
            Runtime: RuntimeInformation.FrameworkDescription,
            Versions:
            [
                $"PostgreSQL {serverVersion}",
                $"SQLite {libraryVersion}",
                $"Npgsql {VersionOf(typeof(Npgsql.NpgsqlConnection))}",
                $"Microsoft.Data.Sqlite {VersionOf(typeof(Microsoft.Data.Sqlite.SqliteConnection))}",
                $"EF Core {VersionOf(typeof(Microsoft.EntityFrameworkCore.DbContext))}",
                $"Dapper {VersionOf(typeof(Dapper.SqlMapper))}",
            ]
        );
    }

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Processor}, {Cores} cores, {MemoryGigabytes:N0} GB, {System}, {Runtime}; {string.Join(", ", Versions)}"
        );

    private static string? ReadProcessor() =>
        File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo")
                .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
                ?.Split(':', 2)[1]
                .Trim()
            : null;

    private static string VersionOf(Type type) =>
        type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "?";
}
