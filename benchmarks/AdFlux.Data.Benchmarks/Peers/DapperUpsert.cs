using System.Data.Common;
using AdFlux.Data.Benchmarks.Data;
using AdFlux.Data.Benchmarks.Databases;
using AdFlux.Data.Benchmarks.Reporting;
using Dapper;

namespace AdFlux.Data.Benchmarks.Peers;

/// <summary>Dapper: one guarded statement a row, in one transaction.</summary>
internal sealed class DapperUpsert(DbConnection connection, BenchmarkDatabase database) : UpsertContender(Names.Dapper, connection)
{
    private readonly string _sql = $"""
        INSERT INTO meta_insights ({InsightSql.ColumnList})
        VALUES ({string.Join(", ", InsightSql.Columns.Select(column => Parameter(column, database)))})
        {InsightSql.UpdateOnDifference(database.Differs)}
        """;

    private IReadOnlyList<PlainInsight> _rows = [];

    public override void Prepare(InsightBatch batch)
    {
        DapperTypes.Register();
        _rows = batch.Plain;
    }

    public override async Task UpsertAsync(CancellationToken cancellationToken)
    {
        await using DbTransaction transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync(_sql, _rows, transaction);
        await transaction.CommitAsync(cancellationToken);
    }

    private static string Parameter(string column, BenchmarkDatabase database)
    {
        string name = $"@{string.Concat(column.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]))}";
        return column is "actions" or "action_values" && database is PostgresBenchmarkDatabase ? $"{name}::jsonb" : name;
    }
}
