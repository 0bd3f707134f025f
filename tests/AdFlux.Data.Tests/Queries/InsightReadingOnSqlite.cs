using System.Data.Common;
using AdFlux.Data.Model;
using AdFlux.Data.Queries;
using AdFlux.Data.Queries.Rows;
using AdFlux.Data.Queries.Sqlite;
using Microsoft.Data.Sqlite;

namespace AdFlux.Data.Tests.Queries;

[OnSqlite]
public sealed class InsightReadingOnSqlite(SqliteDatabase database) : InsightReadingSpec(database), IClassFixture<SqliteDatabase>
{
    protected override long MeasureBytes(DbConnection connection)
    {
        RowStatement statement = new InsightSql(new SqliteRowSource(CreateContext())).Stream(
            new InsightRowQuery(InsightLevel.Ad, Rows.FirstDay, DateOnly.MaxValue)
        );
        using var rows = new SqliteRows((SqliteConnection)connection, statement, timeoutSeconds: 30);
        List<MetaInsight> batch = new(capacity: 480);
        long before = GC.GetAllocatedBytesForCurrentThread();
        ValueTask<bool> reading = rows.ReadAsync<MetaInsight, MetaInsightCodec>(batch, 480, Token);
        Assert.True(reading.IsCompletedSuccessfully);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
