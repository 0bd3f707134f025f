using AdFlux.Data.Benchmarks.Data;
using AdFlux.Data.Model;
using Npgsql;
using NpgsqlTypes;

namespace AdFlux.Data.Benchmarks.Limits;

/// <summary>Npgsql's binary COPY of all columns, JSON as the bytes that the rows hold.</summary>
internal static class InsightCopy
{
    public static async Task WriteAsync(
        NpgsqlConnection connection,
        string table,
        IEnumerable<MetaInsight> rows,
        CancellationToken cancellationToken
    )
    {
        await using NpgsqlBinaryImporter importer = await connection.BeginBinaryImportAsync(
            $"COPY {table} ({InsightSql.ColumnList}) FROM STDIN (FORMAT BINARY)",
            cancellationToken
        );
        importer.Timeout = Timeout.InfiniteTimeSpan;
        foreach (MetaInsight row in rows)
            Write(importer, row);

        await importer.CompleteAsync(cancellationToken);
    }

    private static void Write(NpgsqlBinaryImporter importer, MetaInsight row)
    {
        importer.StartRow();
        importer.Write(row.ObjectId.Value, NpgsqlDbType.Text);
        importer.Write("ad", NpgsqlDbType.Text);
        importer.Write(row.DateStart, NpgsqlDbType.Date);
        importer.Write(row.DateStop, NpgsqlDbType.Date);
        importer.Write(row.Impressions!.Value, NpgsqlDbType.Bigint);
        importer.Write(row.Clicks!.Value, NpgsqlDbType.Bigint);
        importer.Write(row.Spend!.Value, NpgsqlDbType.Numeric);
        importer.Write(row.Cpc!.Value, NpgsqlDbType.Numeric);
        importer.Write(row.Cpm!.Value, NpgsqlDbType.Numeric);
        importer.Write(row.Ctr!.Value, NpgsqlDbType.Double);
        importer.Write(row.Cpp!.Value, NpgsqlDbType.Numeric);
        importer.Write(row.Frequency!.Value, NpgsqlDbType.Double);
        importer.Write(row.Reach!.Value, NpgsqlDbType.Bigint);
        importer.Write(row.UniqueClicks!.Value, NpgsqlDbType.Bigint);
        importer.Write(row.UniqueCtr!.Value, NpgsqlDbType.Double);
        importer.Write(row.Actions!.Utf8Json, NpgsqlDbType.Jsonb);
        importer.Write(row.ActionValues!.Utf8Json, NpgsqlDbType.Jsonb);
        importer.Write(row.SubmitApplications!.Value, NpgsqlDbType.Bigint);
        importer.Write(row.SubmitApplicationsValue!.Value, NpgsqlDbType.Numeric);
        importer.Write(row.Leads!.Value, NpgsqlDbType.Bigint);
        importer.Write(row.LeadsValue!.Value, NpgsqlDbType.Numeric);
        importer.Write(row.ViewContent!.Value, NpgsqlDbType.Bigint);
        importer.Write(row.ViewContentValue!.Value, NpgsqlDbType.Numeric);
        importer.Write(row.MetaCampaignId!.Value.Value, NpgsqlDbType.Text);
        importer.Write(row.MetaAdSetId!.Value.Value, NpgsqlDbType.Text);
        importer.Write(row.MetaAdId!.Value.Value, NpgsqlDbType.Text);
        importer.Write(PlainInsight.Now, NpgsqlDbType.Timestamp);
        importer.Write(PlainInsight.Now, NpgsqlDbType.Timestamp);
    }
}
