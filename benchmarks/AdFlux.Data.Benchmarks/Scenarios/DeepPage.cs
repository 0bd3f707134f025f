using System.Data.Common;
using System.Globalization;
using AdFlux.Data.Benchmarks.Data;
using AdFlux.Data.Benchmarks.Databases;
using AdFlux.Data.Benchmarks.Limits;
using AdFlux.Data.Benchmarks.Peers;
using AdFlux.Data.Benchmarks.Reporting;
using AdFlux.Data.Model;
using AdFlux.Data.Queries;
using AdFlux.Data.Repositories;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Benchmarks.Scenarios;

/// <summary>Reads a page of 100 rows so many rows deep in the order of day and ad, from the oldest row of all on.</summary>
internal sealed class DeepPage(BenchmarkDatabase database, DbConnection connection, int depth)
{
    private const int PageSize = 100;

    private readonly InsightRowQuery _query = new(InsightLevel.Ad, DateOnly.MinValue, InsightGenerator.LastDay);
    private (string Ad, DateOnly Day) _after;
    private string? _cursor;

    public static string NameOf(int depth) => string.Create(CultureInfo.InvariantCulture, $"page of 100, {depth:N0} rows deep");

    /// <summary>Finds the row after which the page starts.</summary>
    public async Task SetUpAsync(CancellationToken cancellationToken)
    {
        if (depth == 0)
            return;

        await using PeerContext context = database.CreatePeerContext();
        PlainInsight last = await Ordered(context).Skip(depth - 1).FirstAsync(cancellationToken);
        _after = (last.ObjectId, last.DateStart);
        _cursor = await CursorAsync(cancellationToken);
    }

    public Comparison Compare() =>
        new(database.Provider, NameOf(depth), Operations: 1, "call")
        {
            Contenders =
            [
                new("hand-written SQL", Role.Limit, LimitAsync),
                new(Names.Library, Role.Library, LibraryAsync),
                new($"{Names.EfCore}, keyset", Role.EfCore, EfKeysetAsync),
                new($"{Names.EfCore}, OFFSET", Role.Peer, EfOffsetAsync),
            ],
        };

    // As an application gets there: page by page.
    private async Task<string?> CursorAsync(CancellationToken cancellationToken)
    {
        await using AdFluxDbContext context = database.CreateContext();
        var insights = new MetaInsightRepository(context);
        string? cursor = null;
        for (int left = depth; left > 0; left -= PageRequest.MaxSize)
        {
            var next = new PageRequest { Size = Math.Min(left, PageRequest.MaxSize), Cursor = cursor };
            cursor = (await insights.ReadPageAsync(_query, next, cancellationToken)).NextCursor;
        }

        return cursor;
    }

    private Task<long> LimitAsync(CancellationToken cancellationToken)
    {
        string sql = $"""
            SELECT {InsightSql.ColumnList}
            FROM meta_insights
            WHERE level = 'ad' AND (date_start, object_id) > ('{StoredRange.Text(_after.Day)}', '{_after.Ad}')
            ORDER BY date_start, object_id
            LIMIT {PageSize}
            """;
        return HandWrittenSql.SumAsync(connection, sql, column: 4, cancellationToken);
    }

    private async Task<long> LibraryAsync(CancellationToken cancellationToken)
    {
        await using AdFluxDbContext context = database.CreateContext();
        var request = new PageRequest { Size = PageSize, Cursor = _cursor };
        Page<MetaInsight> page = await new MetaInsightRepository(context).ReadPageAsync(_query, request, cancellationToken);
        return page.Items.Sum(row => row.Impressions ?? 0);
    }

    private async Task<long> EfKeysetAsync(CancellationToken cancellationToken)
    {
        await using PeerContext context = database.CreatePeerContext();
        List<PlainInsight> rows = await Ordered(context)
            .Where(row => row.DateStart > _after.Day || (row.DateStart == _after.Day && row.ObjectId.CompareTo(_after.Ad) > 0))
            .Take(PageSize)
            .ToListAsync(cancellationToken);
        return rows.Sum(row => row.Impressions ?? 0);
    }

    private async Task<long> EfOffsetAsync(CancellationToken cancellationToken)
    {
        await using PeerContext context = database.CreatePeerContext();
        List<PlainInsight> rows = await Ordered(context).Skip(depth).Take(PageSize).ToListAsync(cancellationToken);
        return rows.Sum(row => row.Impressions ?? 0);
    }

    private static IQueryable<PlainInsight> Ordered(PeerContext context) =>
        context.Insights.AsNoTracking().Where(row => row.Level == "ad").OrderBy(row => row.DateStart).ThenBy(row => row.ObjectId);
}
