using System.Data.Common;
using AdFlux.Data.Benchmarks.Data;
using AdFlux.Data.Benchmarks.Databases;
using AdFlux.Data.Benchmarks.Limits;
using AdFlux.Data.Benchmarks.Peers;
using AdFlux.Data.Benchmarks.Reporting;
using AdFlux.Data.Model;
using AdFlux.Data.Queries;
using AdFlux.Data.Repositories;
using Dapper;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Benchmarks.Scenarios;

/// <summary>Reads the rows of a few days as objects, in the order of day and ad.</summary>
internal sealed class Materialise(BenchmarkDatabase database, DbConnection connection, StoredRange range, int rows)
{
    public const string Name = "read entities";

    private readonly string _sql = $"SELECT {InsightSql.ColumnList} FROM meta_insights WHERE {range.Sql} ORDER BY date_start, object_id";

    public Comparison Compare() =>
        new(database.Provider, Name, rows, "row")
        {
            Contenders =
            [
                new("rows alone, no values", Role.Limit, _ => Task.FromResult(RowSteps.Count(connection, _sql))),
                new(Names.Library, Role.Library, LibraryAsync),
                new(database.DriverName, Role.Peer, DriverAsync),
                new($"{Names.EfCore}, no tracking", Role.EfCore, EfAsync),
                new(Names.Dapper, Role.Peer, DapperAsync),
            ],
        };

    private async Task<long> LibraryAsync(CancellationToken cancellationToken)
    {
        await using AdFluxDbContext context = database.CreateContext();
        long read = 0;
        await foreach (
            MetaInsight _ in new MetaInsightRepository(context).StreamAsync(
                new InsightRowQuery(InsightLevel.Ad, range.From, range.To),
                cancellationToken
            )
        )
        {
            read++;
        }

        return read;
    }

    private async Task<long> DriverAsync(CancellationToken cancellationToken)
    {
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = _sql;
        await using DbDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
        var insights = new List<PlainInsight>();
        while (await reader.ReadAsync(cancellationToken))
            insights.Add(PlainInsightReader.Read(reader));

        return insights.Count;
    }

    private async Task<long> EfAsync(CancellationToken cancellationToken)
    {
        await using PeerContext context = database.CreatePeerContext();
        List<PlainInsight> insights = await context
            .Insights.AsNoTracking()
            .Where(row => row.Level == "ad" && row.DateStart >= range.From && row.DateStart <= range.To)
            .OrderBy(row => row.DateStart)
            .ThenBy(row => row.ObjectId)
            .ToListAsync(cancellationToken);
        return insights.Count;
    }

    private async Task<long> DapperAsync(CancellationToken cancellationToken)
    {
        DapperTypes.Register();
        return (await connection.QueryAsync<PlainInsight>(new CommandDefinition(_sql, cancellationToken: cancellationToken))).Count();
    }
}
