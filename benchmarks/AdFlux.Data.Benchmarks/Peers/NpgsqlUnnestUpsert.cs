using AdFlux.Data.Benchmarks.Data;
using AdFlux.Data.Benchmarks.Reporting;
using Npgsql;
using NpgsqlTypes;

namespace AdFlux.Data.Benchmarks.Peers;

/// <summary>Npgsql: one guarded statement for 5,000 rows, which travel as an array for each column, in one transaction.</summary>
internal sealed class NpgsqlUnnestUpsert(NpgsqlConnection connection) : UpsertContender(Names.Npgsql, connection)
{
    private const int RowsAtATime = 5_000;

    private static readonly string _sql = $"""
        INSERT INTO meta_insights ({InsightSql.ColumnList})
        SELECT * FROM unnest({string.Join(", ", InsightSql.Columns.Select((_, index) => $"${index + 1}"))})
        {InsightSql.UpdateOnDifference("IS DISTINCT FROM")}
        """;

    private IReadOnlyList<PlainInsight> _rows = [];

    public override void Prepare(InsightBatch batch) => _rows = batch.Plain;

    public override async Task UpsertAsync(CancellationToken cancellationToken)
    {
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellationToken);
        foreach (PlainInsight[] rows in _rows.Chunk(RowsAtATime))
        {
            await using var command = new NpgsqlCommand(_sql, connection, transaction);
            AddParameters(command.Parameters, rows);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private static void AddParameters(NpgsqlParameterCollection parameters, PlainInsight[] rows)
    {
        void Add<T>(Func<PlainInsight, T> read, NpgsqlDbType type) =>
            parameters.Add(
                new NpgsqlParameter<T[]> { TypedValue = Array.ConvertAll(rows, row => read(row)), NpgsqlDbType = NpgsqlDbType.Array | type }
            );

        Add(row => row.ObjectId, NpgsqlDbType.Text);
        Add(row => row.Level, NpgsqlDbType.Text);
        Add(row => row.DateStart, NpgsqlDbType.Date);
        Add(row => row.DateStop, NpgsqlDbType.Date);
        Add(row => row.Impressions, NpgsqlDbType.Bigint);
        Add(row => row.Clicks, NpgsqlDbType.Bigint);
        Add(row => row.Spend, NpgsqlDbType.Numeric);
        Add(row => row.Cpc, NpgsqlDbType.Numeric);
        Add(row => row.Cpm, NpgsqlDbType.Numeric);
        Add(row => row.Ctr, NpgsqlDbType.Double);
        Add(row => row.Cpp, NpgsqlDbType.Numeric);
        Add(row => row.Frequency, NpgsqlDbType.Double);
        Add(row => row.Reach, NpgsqlDbType.Bigint);
        Add(row => row.UniqueClicks, NpgsqlDbType.Bigint);
        Add(row => row.UniqueCtr, NpgsqlDbType.Double);
        Add(row => row.Actions, NpgsqlDbType.Jsonb);
        Add(row => row.ActionValues, NpgsqlDbType.Jsonb);
        Add(row => row.SubmitApplications, NpgsqlDbType.Bigint);
        Add(row => row.SubmitApplicationsValue, NpgsqlDbType.Numeric);
        Add(row => row.Leads, NpgsqlDbType.Bigint);
        Add(row => row.LeadsValue, NpgsqlDbType.Numeric);
        Add(row => row.ViewContent, NpgsqlDbType.Bigint);
        Add(row => row.ViewContentValue, NpgsqlDbType.Numeric);
        Add(row => row.MetaCampaignId, NpgsqlDbType.Text);
        Add(row => row.MetaAdSetId, NpgsqlDbType.Text);
        Add(row => row.MetaAdId, NpgsqlDbType.Text);
        Add(row => row.CreatedAt, NpgsqlDbType.Timestamp);
        Add(row => row.LastUpdated, NpgsqlDbType.Timestamp);
    }
}
