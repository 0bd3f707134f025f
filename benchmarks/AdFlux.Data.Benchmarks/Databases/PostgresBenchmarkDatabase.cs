using System.Data.Common;
using AdFlux.Data.Benchmarks.Limits;
using AdFlux.Data.Benchmarks.Peers;
using AdFlux.Data.Benchmarks.Reporting;
using AdFlux.Data.Model;
using AdFlux.Migrations;
using AdFlux.Testing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AdFlux.Data.Benchmarks.Databases;

internal sealed class PostgresBenchmarkDatabase(PostgresServer server) : BenchmarkDatabase(new PostgresDatabase(server))
{
    public override string Provider => "PostgreSQL";

    public override string DriverName => Names.Npgsql;

    public override string Differs => "IS DISTINCT FROM";

    public override async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    public override async Task FillAsync(IEnumerable<MetaInsight> rows, CancellationToken cancellationToken)
    {
        await using DbConnection connection = await OpenAsync(cancellationToken);
        await using DbCommand trust = connection.CreateCommand();
        trust.CommandText = "SET session_replication_role = replica";
        await trust.ExecuteNonQueryAsync(cancellationToken);
        await InsightCopy.WriteAsync((NpgsqlConnection)connection, "meta_insights", rows, cancellationToken);
    }

    public override Task AnalyzeAsync(CancellationToken cancellationToken) =>
        ExecuteAsync("VACUUM (ANALYZE) meta_insights, meta_ads, meta_ad_sets, meta_campaigns", cancellationToken);

    public override async Task<long> SizeAsync(CancellationToken cancellationToken) =>
        (long)(await ScalarAsync("SELECT pg_database_size(current_database())", cancellationToken))!;

    public override async Task SettleAsync(CancellationToken cancellationToken)
    {
        await ExecuteAsync("VACUUM meta_insights", cancellationToken);
        await ExecuteAsync("CHECKPOINT", cancellationToken);
    }

    public override async Task<long?> LogPositionAsync(CancellationToken cancellationToken) =>
        (long?)await ScalarAsync("SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint", cancellationToken);

    public override async Task<IReadOnlyList<UpsertContender>> OpenUpsertContendersAsync(CancellationToken cancellationToken)
    {
        async Task<NpgsqlConnection> ConnectAsync() => (NpgsqlConnection)await OpenAsync(cancellationToken);
        return
        [
            new CopyIntoTable(await ConnectAsync()),
            new CopyThenUpsert(await ConnectAsync()),
            new LibraryUpsert(this),
            new NpgsqlUnnestUpsert(await ConnectAsync()),
            new EfUpsert(this),
            new DapperUpsert(await ConnectAsync(), this),
        ];
    }

    protected override IAdFluxMigrator CreateMigrator() => AdFluxMigrator.ForPostgreSql(ConnectionString);

    protected override DbContextOptionsBuilder<AdFluxDbContext> Configure(DbContextOptionsBuilder<AdFluxDbContext> builder)
    {
        builder.UseAdFluxPostgreSql(ConnectionString);
        return builder;
    }

    protected override DbContextOptionsBuilder<PeerContext> Configure(DbContextOptionsBuilder<PeerContext> builder) =>
        builder.UseNpgsql(ConnectionString);

    // The benchmark vacuums between two measurements itself; in the middle of one it would be noise.
    protected override Task PrepareAsync(CancellationToken cancellationToken) =>
        ExecuteAsync("ALTER TABLE meta_insights SET (autovacuum_enabled = false)", cancellationToken);
}
