using System.Data.Common;
using AdFlux.Data.Benchmarks.Data;
using AdFlux.Data.Benchmarks.Databases;
using AdFlux.Data.Benchmarks.Limits;
using AdFlux.Data.Benchmarks.Peers;
using AdFlux.Data.Benchmarks.Reporting;
using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using AdFlux.Data.Repositories;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AdFlux.Data.Benchmarks.Scenarios;

/// <summary>Finds rows by their key, one call after the other.</summary>
internal sealed class PointLookup
{
    public const string Name = "point lookup";
    public const string NewScope = $"{Names.Library}, new scope each";
    public const string Preparing = $"{Names.Library}, prepared, no reset";

    private static readonly string _sql =
        $"SELECT {InsightSql.ColumnList} FROM meta_insights WHERE object_id = @ad AND level = 'ad' AND date_start = @day";

    private readonly BenchmarkDatabase _database;
    private readonly DbConnection _connection;
    private readonly (string Ad, DateOnly Day)[] _keys;
    private readonly (string Ad, string Day)[] _keyTexts;

    public PointLookup(BenchmarkDatabase database, DbConnection connection, int count, int ads)
    {
        // A stride that is prime to the number of ads visits them in no order that a cache would like.
        const int Stride = 1_009;
        _database = database;
        _connection = connection;
        _keys =
        [
            .. Enumerable
                .Range(0, count)
                .Select(i => (AdFamily.Stored.AdId(i * Stride % ads), InsightGenerator.LastDay.AddDays(-(i % 20)))),
        ];
        _keyTexts = [.. _keys.Select(key => (key.Ad, StoredRange.Text(key.Day)))];
    }

    public Comparison Compare() =>
        new(_database.Provider, Name, _keys.Length, "call")
        {
            Contenders =
            [
                new(_connection is SqliteConnection ? "prepared step" : "prepared SELECT 1", Role.Limit, LimitAsync),
                new(Names.Library, Role.Library, LibraryAsync),
                new(NewScope, Role.Peer, LibraryInNewScopesAsync),
                .. _connection is NpgsqlConnection ? [new(Preparing, Role.Peer, LibraryPreparingAsync)] : (Contender[])[],
                new($"{_database.DriverName}, prepared", Role.Peer, DriverAsync),
                new($"{Names.EfCore} FindAsync, new context each", Role.EfCore, EfAsync),
                new(Names.Dapper, Role.Peer, DapperAsync),
            ],
        };

    private async Task<long> LimitAsync(CancellationToken cancellationToken) =>
        _connection is SqliteConnection sqlite
            ? PointSteps.Find(sqlite, _keyTexts)
            : await PointSteps.RoundTripsAsync((NpgsqlConnection)_connection, _keys.Length, cancellationToken);

    private Task<long> LibraryAsync(CancellationToken cancellationToken) => FindAsync(_database.CreateContext(), cancellationToken);

    private Task<long> LibraryPreparingAsync(CancellationToken cancellationToken)
    {
        var settings = new NpgsqlConnectionStringBuilder(_database.ConnectionString) { MaxAutoPrepare = 20, NoResetOnClose = true };
        var builder = new DbContextOptionsBuilder<AdFluxDbContext>();
        builder.UseAdFluxPostgreSql(settings.ConnectionString);
        return FindAsync(new AdFluxDbContext(builder.Options), cancellationToken);
    }

    private async Task<long> FindAsync(AdFluxDbContext ownContext, CancellationToken cancellationToken)
    {
        await using AdFluxDbContext context = ownContext;
        long found = 0;
        foreach ((string ad, DateOnly day) in _keys)
            found += await FindAsync(context, ad, day, cancellationToken);

        return found;
    }

    private async Task<long> LibraryInNewScopesAsync(CancellationToken cancellationToken)
    {
        long found = 0;
        foreach ((string ad, DateOnly day) in _keys)
        {
            await using AdFluxDbContext context = _database.CreateContext();
            found += await FindAsync(context, ad, day, cancellationToken);
        }

        return found;
    }

    private static async Task<int> FindAsync(AdFluxDbContext context, string ad, DateOnly day, CancellationToken cancellationToken)
    {
        InsightObjectId id = InsightObjectId.From(ad);
        return await new MetaInsightRepository(context).FindAsync(id, InsightLevel.Ad, day, cancellationToken) is null ? 0 : 1;
    }

    private async Task<long> DriverAsync(CancellationToken cancellationToken)
    {
        await using DbCommand command = _connection.CreateCommand();
        command.CommandText = _sql;
        DbParameter id = command.CreateParameter();
        (id.ParameterName, id.Value) = ("ad", "");
        DbParameter date = command.CreateParameter();
        (date.ParameterName, date.Value) = ("day", InsightGenerator.LastDay);
        command.Parameters.AddRange(new[] { id, date });
        await command.PrepareAsync(cancellationToken);
        long found = 0;
        foreach ((string ad, DateOnly day) in _keys)
        {
            (id.Value, date.Value) = (ad, day);
            await using DbDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
            found += await reader.ReadAsync(cancellationToken) && PlainInsightReader.Read(reader).Level.Length > 0 ? 1 : 0;
        }

        return found;
    }

    private async Task<long> EfAsync(CancellationToken cancellationToken)
    {
        long found = 0;
        foreach ((string ad, DateOnly day) in _keys)
        {
            await using PeerContext context = _database.CreatePeerContext();
            found += await context.Insights.FindAsync([ad, "ad", day], cancellationToken) is null ? 0 : 1;
        }

        return found;
    }

    private async Task<long> DapperAsync(CancellationToken cancellationToken)
    {
        DapperTypes.Register();
        long found = 0;
        foreach ((string ad, DateOnly day) in _keys)
        {
            var command = new CommandDefinition(_sql, new { ad, day }, cancellationToken: cancellationToken);
            found += await _connection.QuerySingleOrDefaultAsync<PlainInsight>(command) is null ? 0 : 1;
        }

        return found;
    }
}
