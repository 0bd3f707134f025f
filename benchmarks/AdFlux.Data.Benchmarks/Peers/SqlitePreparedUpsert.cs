using AdFlux.Data.Benchmarks.Data;
using AdFlux.Data.Benchmarks.Reporting;
using Microsoft.Data.Sqlite;

namespace AdFlux.Data.Benchmarks.Peers;

/// <summary>Microsoft.Data.Sqlite: one guarded statement, prepared once and run for each row in the order of the key, in one transaction.</summary>
internal sealed class SqlitePreparedUpsert(SqliteConnection connection) : UpsertContender(Names.Sqlite, connection)
{
    private static readonly string _sql = $"""
        INSERT INTO meta_insights ({InsightSql.ColumnList})
        VALUES ({string.Join(", ", InsightSql.Columns.Select(column => $"@{column}"))})
        {InsightSql.UpdateOnDifference("IS NOT")}
        """;

    private IReadOnlyList<PlainInsight> _rows = [];

    public override void Prepare(InsightBatch batch) => _rows = batch.PlainByKey;

    public override async Task UpsertAsync(CancellationToken cancellationToken)
    {
        await using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        await using var command = new SqliteCommand(_sql, connection, transaction);
        SqliteParameter[] parameters =
        [
            .. InsightSql.Columns.Select(column => command.Parameters.AddWithValue($"@{column}", DBNull.Value)),
        ];
        await command.PrepareAsync(cancellationToken);
        foreach (PlainInsight row in _rows)
        {
            Bind(parameters, row);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private static void Bind(SqliteParameter[] parameters, PlainInsight row)
    {
        int next = 0;
        void Add(object? value) => parameters[next++].Value = value ?? DBNull.Value;

        Add(row.ObjectId);
        Add(row.Level);
        Add(row.DateStart);
        Add(row.DateStop);
        Add(row.Impressions);
        Add(row.Clicks);
        Add((double?)row.Spend);
        Add((double?)row.Cpc);
        Add((double?)row.Cpm);
        Add(row.Ctr);
        Add((double?)row.Cpp);
        Add(row.Frequency);
        Add(row.Reach);
        Add(row.UniqueClicks);
        Add(row.UniqueCtr);
        Add(row.Actions);
        Add(row.ActionValues);
        Add(row.SubmitApplications);
        Add((double?)row.SubmitApplicationsValue);
        Add(row.Leads);
        Add((double?)row.LeadsValue);
        Add(row.ViewContent);
        Add((double?)row.ViewContentValue);
        Add(row.MetaCampaignId);
        Add(row.MetaAdSetId);
        Add(row.MetaAdId);
        Add(row.CreatedAt);
        Add(row.LastUpdated);
    }
}
