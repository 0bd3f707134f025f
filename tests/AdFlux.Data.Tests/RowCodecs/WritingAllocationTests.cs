using AdFlux.Data.Model;
using AdFlux.Data.Upserts;
using AdFlux.Data.Upserts.Postgres;
using AdFlux.Data.Upserts.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Tests.RowCodecs;

/// <summary>The bytes that a row costs on its way into COPY and into a bound statement: none, once buffers have grown. Any boxed value would be 24.</summary>
public sealed class WritingAllocationTests
{
    private static readonly MetaInsight[] _rows = [.. Rows.Insights(days: 50)];

    [Fact]
    public void A_row_is_written_to_copy_without_an_allocation()
    {
        using var encoder = new CopyEncoder(TableOf(new DbContextOptionsBuilder<AdFluxDbContext>().UseAdFluxPostgreSql("Host=unused")));
        int number = 0;

        long bytes = MeasureSecond(() =>
        {
            encoder.Clear();
            foreach (MetaInsight row in _rows)
            {
                encoder.BeginRow(++number);
                UpsertShapes.Insights.Write(row, encoder);
                encoder.Extra(row.AccountId?.Value);
            }
        });

        Assert.True(encoder.Length > 100 * _rows.Length);
        Assert.Equal(0, bytes);
    }

    [Fact]
    public void A_row_is_bound_on_sqlite_without_an_allocation()
    {
        var values = new RowValues(TableOf(new DbContextOptionsBuilder<AdFluxDbContext>().UseAdFluxSqlite("Data Source=unused.db")));
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var statement = new BoundStatement(
            connection.Handle!,
            $"SELECT {string.Join(", ", values.Values.ToArray().Select(_ => "?"))}"
        );

        long bytes = MeasureSecond(() =>
        {
            foreach (MetaInsight row in _rows)
            {
                values.BeginRow();
                UpsertShapes.Insights.Write(row, values);
                values.Extra(row.AccountId?.Value);
                statement.Changes(values);
            }
        });

        Assert.Equal(0, bytes);
    }

    private static UpsertTable TableOf(DbContextOptionsBuilder<AdFluxDbContext> options)
    {
        using var context = new AdFluxDbContext(options.Options);
        return UpsertTable.Of(context.Model, UpsertShapes.Insights);
    }

    /// <summary>The first run grows the buffers and is compiled.</summary>
    private static long MeasureSecond(Action write)
    {
        write();
        long before = GC.GetAllocatedBytesForCurrentThread();
        write();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
