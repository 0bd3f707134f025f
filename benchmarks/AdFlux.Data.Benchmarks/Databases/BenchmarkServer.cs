using AdFlux.Testing;

namespace AdFlux.Data.Benchmarks.Databases;

/// <summary>Makes databases of both providers; starts PostgreSQL with the first that needs it and stops it in the end.</summary>
internal sealed class BenchmarkServer : IAsyncDisposable
{
    private readonly PostgresServer _postgres = new();

    public static IReadOnlyList<TestProvider> Providers { get; } = [TestProvider.PostgreSql, TestProvider.Sqlite];

    /// <summary>Creates an empty database with the schema of the migrations.</summary>
    public async Task<BenchmarkDatabase> CreateAsync(TestProvider provider, CancellationToken cancellationToken = default)
    {
        BenchmarkDatabase database = provider switch
        {
            TestProvider.PostgreSql => new PostgresBenchmarkDatabase(_postgres),
            TestProvider.Sqlite => new SqliteBenchmarkDatabase(),
            _ => throw new ArgumentOutOfRangeException(nameof(provider), provider, "Not a provider."),
        };
        try
        {
            await database.CreateAsync(cancellationToken);
            return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _postgres.DisposeAsync();
}
