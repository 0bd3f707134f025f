namespace AdFlux.Data.Queries;

/// <summary>Runs a roll-up.</summary>
internal sealed class RollupReader(AdFluxDbContext context, RollupQuery query)
{
    private readonly ReportConnection _connection = new(context);

    public IAsyncEnumerable<InsightRollup> Read(CancellationToken cancellationToken)
    {
        ReportCommand command = Command();
        return ReportConnection.StreamAsync(token => ReadAllAsync(command, token), cancellationToken);
    }

    public Task<List<InsightRollup>> ReadAllAsync(CancellationToken cancellationToken) => ReadAllAsync(Command(), cancellationToken);

    private ReportCommand Command()
    {
        var scope = new InsightScope(query, query.Per, _connection.Dialect);
        return new ReportCommand($"{RollupSql.Sums(scope, query.By, query.Per)}\nORDER BY 1, 2 NULLS FIRST", scope);
    }

    private Task<List<InsightRollup>> ReadAllAsync(ReportCommand command, CancellationToken cancellationToken) =>
        _connection.RunAsync(
            command,
            (reader, token) => RollupRows.ReadAllAsync(reader, _connection.Dialect, query.Per, token),
            cancellationToken
        );
}
