using System.Data.Common;
using AdFlux.Data.Benchmarks.Limits;
using AdFlux.Data.Benchmarks.Peers;
using AdFlux.Data.Benchmarks.Reporting;
using AdFlux.Data.Model;
using AdFlux.Migrations;
using AdFlux.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Benchmarks.Databases;

internal sealed class SqliteBenchmarkDatabase() : BenchmarkDatabase(new SqliteDatabase())
{
    // What a developer who has read SQLite's documentation sets.
    private const string Pragmas =
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -65536;";

    private const int RowsInFill = 100_000;

    public override string Provider => "SQLite";

    public override string DriverName => Names.Sqlite;

    public override string Differs => "IS NOT";

    public override async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await ExecuteAsync(connection, Pragmas, cancellationToken);
        return connection;
    }

    public override async Task FillAsync(IEnumerable<MetaInsight> rows, CancellationToken cancellationToken)
    {
        await using var writer = new CApiUpsert((SqliteConnection)await OpenAsync(cancellationToken));
        await ExecuteAsync(writer.Connection, "PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF;", cancellationToken);
        foreach (MetaInsight[] chunk in rows.Chunk(RowsInFill))
        {
            cancellationToken.ThrowIfCancellationRequested();
            writer.Prepare(new(chunk));
            await writer.UpsertAsync(cancellationToken);
        }
    }

    // Nobody analyzes an application's SQLite file, so neither does the benchmark.
    public override Task AnalyzeAsync(CancellationToken cancellationToken) => SettleAsync(cancellationToken);

    public override async Task<long> SizeAsync(CancellationToken cancellationToken) =>
        (long)(await ScalarAsync("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size", cancellationToken))!;

    public override Task SettleAsync(CancellationToken cancellationToken) =>
        ExecuteAsync("PRAGMA wal_checkpoint(TRUNCATE)", cancellationToken);

    public override Task<long?> LogPositionAsync(CancellationToken cancellationToken) => Task.FromResult<long?>(null);

    public override async Task<IReadOnlyList<UpsertContender>> OpenUpsertContendersAsync(CancellationToken cancellationToken)
    {
        async Task<SqliteConnection> ConnectAsync() => (SqliteConnection)await OpenAsync(cancellationToken);
        var limit = new CApiUpsert(await ConnectAsync());
        await ExecuteAsync(limit.Connection, "PRAGMA mmap_size = 1073741824; PRAGMA wal_autocheckpoint = 16384;", cancellationToken);
        return
        [
            limit,
            new LibraryUpsert(this),
            new SqlitePreparedUpsert(await ConnectAsync()),
            new EfUpsert(this),
            new DapperUpsert(await ConnectAsync(), this),
        ];
    }

    protected override IAdFluxMigrator CreateMigrator() => AdFluxMigrator.ForSqlite(ConnectionString);

    protected override DbContextOptionsBuilder<AdFluxDbContext> Configure(DbContextOptionsBuilder<AdFluxDbContext> builder)
    {
        builder.UseAdFluxSqlite(ConnectionString);
        return builder;
    }

    // Its own cache mode keeps the peer's pooled connections apart from those of the library, whose settings stay on them.
    protected override DbContextOptionsBuilder<PeerContext> Configure(DbContextOptionsBuilder<PeerContext> builder) =>
        builder
            .UseSqlite(new SqliteConnectionStringBuilder(ConnectionString) { Cache = SqliteCacheMode.Private }.ConnectionString)
            .AddInterceptors(new PragmasOnOpen(Pragmas));

    private static async Task ExecuteAsync(DbConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
