using AdFlux.Data.Benchmarks.Data;
using AdFlux.Data.Benchmarks.Peers;
using AdFlux.Data.Benchmarks.Reporting;
using AdFlux.Data.Model;
using Npgsql;

namespace AdFlux.Data.Benchmarks.Limits;

/// <summary>
/// PostgreSQL's way without a guard: COPY to a temporary table, then one INSERT that updates every row that is stored, whether it differs or
/// not. It reports nothing, checks nothing and keeps no duplicates apart.
/// </summary>
internal sealed class CopyThenUpsert(NpgsqlConnection connection) : UpsertContender("COPY, unguarded upsert", connection)
{
    private static readonly string _upsert = $"""
        INSERT INTO meta_insights ({InsightSql.ColumnList})
        SELECT {InsightSql.ColumnList} FROM stage ORDER BY object_id, level, date_start
        {InsightSql.UpdateOnConflict}
        """;

    private IReadOnlyList<MetaInsight> _rows = [];

    public override Role? RoleIn(UpsertCase @case) => @case == UpsertCase.Fresh ? Role.Peer : Role.Limit;

    public override void Prepare(InsightBatch batch) => _rows = batch.Rows;

    public override async Task UpsertAsync(CancellationToken cancellationToken)
    {
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync("CREATE TEMP TABLE stage (LIKE meta_insights) ON COMMIT DROP", cancellationToken);
        await InsightCopy.WriteAsync(connection, "stage", _rows, cancellationToken);
        await ExecuteAsync(_upsert, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
