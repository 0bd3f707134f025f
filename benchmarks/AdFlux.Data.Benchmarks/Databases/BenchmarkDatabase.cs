using System.Data.Common;
using AdFlux.Data.Benchmarks.Peers;
using AdFlux.Data.Model;
using AdFlux.Migrations;
using AdFlux.Testing;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Benchmarks.Databases;

/// <summary>A database with the schema of the migrations, and the provider's own ways to fill, settle and watch it.</summary>
internal abstract class BenchmarkDatabase(TestDatabase database) : IAsyncDisposable
{
    private DbContextOptions<AdFluxDbContext>? _options;
    private DbContextOptions<PeerContext>? _peerOptions;
    private DbConnection? _maintenance;

    public abstract string Provider { get; }

    /// <summary>The driver that an application without EF Core would use.</summary>
    public abstract string DriverName { get; }

    /// <summary>How the database spells that two rows of values differ, nulls included.</summary>
    public abstract string Differs { get; }

    public string ConnectionString => database.ConnectionString;

    public AdFluxDbContext CreateContext() => new(_options ??= Configure(new DbContextOptionsBuilder<AdFluxDbContext>()).Options);

    public PeerContext CreatePeerContext() => new(_peerOptions ??= Configure(new DbContextOptionsBuilder<PeerContext>()).Options);

    /// <summary>
    /// Opens a connection as an application without the library would: outside the pool, so that none of its settings reach the library.
    /// </summary>
    public abstract Task<DbConnection> OpenAsync(CancellationToken cancellationToken);

    public async Task CreateAsync(CancellationToken cancellationToken)
    {
        await database.InitializeAsync();
        await CreateMigrator().MigrateAsync(cancellationToken: cancellationToken);
        await PrepareAsync(cancellationToken);
    }

    /// <summary>Runs a statement on the connection that is kept for what nobody measures.</summary>
    public async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using DbCommand command = await CreateCommandAsync(sql, cancellationToken);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <inheritdoc cref="ExecuteAsync" />
    public async Task<object?> ScalarAsync(string sql, CancellationToken cancellationToken)
    {
        await using DbCommand command = await CreateCommandAsync(sql, cancellationToken);
        return await command.ExecuteScalarAsync(cancellationToken);
    }

    /// <summary>Adds rows that are not stored, the fastest way there is: their parents are taken on trust.</summary>
    public abstract Task FillAsync(IEnumerable<MetaInsight> rows, CancellationToken cancellationToken);

    /// <summary>Brings the planner's statistics up to date after a fill, where something does so in production.</summary>
    public abstract Task AnalyzeAsync(CancellationToken cancellationToken);

    /// <summary>Bytes on disk, indexes included.</summary>
    public abstract Task<long> SizeAsync(CancellationToken cancellationToken);

    /// <summary>Clears away what the last write left to do, so that the next one does not pay for it.</summary>
    public abstract Task SettleAsync(CancellationToken cancellationToken);

    /// <summary>Bytes of write-ahead log so far; null where it cannot be told.</summary>
    public abstract Task<long?> LogPositionAsync(CancellationToken cancellationToken);

    /// <summary>Those who upsert into this database.</summary>
    public abstract Task<IReadOnlyList<UpsertContender>> OpenUpsertContendersAsync(CancellationToken cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_maintenance is not null)
            await _maintenance.DisposeAsync();

        await database.DisposeAsync();
    }

    protected abstract IAdFluxMigrator CreateMigrator();

    protected abstract DbContextOptionsBuilder<AdFluxDbContext> Configure(DbContextOptionsBuilder<AdFluxDbContext> builder);

    protected abstract DbContextOptionsBuilder<PeerContext> Configure(DbContextOptionsBuilder<PeerContext> builder);

    protected virtual Task PrepareAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<DbCommand> CreateCommandAsync(string sql, CancellationToken cancellationToken)
    {
        _maintenance ??= await OpenAsync(cancellationToken);
        DbCommand command = _maintenance.CreateCommand();
        (command.CommandText, command.CommandTimeout) = (sql, 0);
        return command;
    }
}
