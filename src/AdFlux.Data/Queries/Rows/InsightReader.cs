using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using AdFlux.Data.Queries.Postgres;
using AdFlux.Data.Queries.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AdFlux.Data.Queries.Rows;

/// <summary>Reads insights: one, a stream, a page.</summary>
internal sealed class InsightReader
{
    private readonly IRowSource _source;
    private readonly InsightSql _sql;

    public InsightReader(AdFluxDbContext context)
    {
        _source = context.Database.GetDbConnection() is NpgsqlConnection ? new PostgresRowSource(context) : new SqliteRowSource(context);
        _sql = new InsightSql(_source);
    }

    public async Task<MetaInsight?> FindAsync(
        InsightObjectId objectId,
        InsightLevel level,
        DateOnly day,
        CancellationToken cancellationToken
    )
    {
        await foreach (MetaInsight row in ReadAsync(InsightSql.Find(objectId, level, day), cancellationToken).ConfigureAwait(false))
            return row;

        return null;
    }

    public IAsyncEnumerable<MetaInsight> StreamAsync(InsightRowQuery query, CancellationToken cancellationToken) =>
        ReadAsync(_sql.Stream(query), cancellationToken);

    public async Task<Page<MetaInsight>> ReadPageAsync(InsightRowQuery query, PageRequest page, CancellationToken cancellationToken)
    {
        InsightCursor? after = page.Cursor is { } cursor ? InsightCursor.Read(cursor, query) : null;

        // One row more than the page holds tells whether there is a next one.
        var rows = new List<MetaInsight>(Math.Min(page.Size, PageRequest.DefaultSize) + 1);
        await foreach (MetaInsight row in ReadAsync(_sql.Page(query, after, page.Size + 1), cancellationToken).ConfigureAwait(false))
            rows.Add(row);
        if (rows.Count <= page.Size)
            return new Page<MetaInsight>(rows, NextCursor: null);

        rows.RemoveAt(page.Size);
        return new Page<MetaInsight>(rows, InsightCursor.After(rows[^1]).Write(query));
    }

    private IAsyncEnumerable<MetaInsight> ReadAsync(RowStatement statement, CancellationToken cancellationToken) =>
        _source.ReadAsync<MetaInsight, MetaInsightCodec>(statement, cancellationToken);
}
