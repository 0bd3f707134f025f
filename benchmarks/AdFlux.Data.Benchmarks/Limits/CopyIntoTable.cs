using AdFlux.Data.Benchmarks.Data;
using AdFlux.Data.Benchmarks.Peers;
using AdFlux.Data.Benchmarks.Reporting;
using AdFlux.Data.Model;
using Npgsql;

namespace AdFlux.Data.Benchmarks.Limits;

/// <summary>PostgreSQL's limit for rows that are not stored: binary COPY straight into the table, which fails on the first one that is.</summary>
internal sealed class CopyIntoTable(NpgsqlConnection connection) : UpsertContender("COPY into the table", connection)
{
    private IReadOnlyList<MetaInsight> _rows = [];

    public override Role? RoleIn(UpsertCase @case) => @case == UpsertCase.Fresh ? Role.Limit : null;

    public override void Prepare(InsightBatch batch) => _rows = batch.Rows;

    public override Task UpsertAsync(CancellationToken cancellationToken) =>
        InsightCopy.WriteAsync(connection, "meta_insights", _rows, cancellationToken);
}
