using System.Data.Common;
using AdFlux.Data.Ids;
using AdFlux.Data.Model;

namespace AdFlux.Data.Queries;

/// <summary>Reads the roll-up per job opening and the applications of the same days.</summary>
internal sealed class HiringCostReader(AdFluxDbContext context, HiringCostQuery query)
{
    private readonly ReportConnection _connection = new(context);

    public IAsyncEnumerable<HiringCost> Read(CancellationToken cancellationToken)
    {
        var insights = new RollupQuery(query.Level, query.From, query.To)
        {
            JobOpenings = query.JobOpenings,
            SkipLongInsights = query.SkipLongInsights,
        };
        var scope = new InsightScope(insights, RollupGroup.JobOpening, _connection.Dialect);
        var command = new ReportCommand(
            $"{RollupSql.Sums(scope, RollupPeriod.Total, RollupGroup.JobOpening)};\n{ApplicationsSql()}",
            scope,
            _connection.Dialect.TextParameter("hired", ApplicationStatus.Hired.Value)
        );
        return ReportConnection.StreamAsync(token => _connection.RunAsync(command, ReadAsync, token), cancellationToken);
    }

    private string ApplicationsSql() =>
        $"""
            SELECT a.job_id, count(*) AS applications, count(*) FILTER (WHERE a.status = @hired) AS hires
            FROM applications AS a
            WHERE a.application_date >= @from AND a.application_date <= @to{(
                query.JobOpenings is null ? "" : $" AND {_connection.Dialect.IsAmong("a.job_id", "@job_openings")}"
            )}
            GROUP BY 1
            """;

    private async Task<List<HiringCost>> ReadAsync(DbDataReader reader, CancellationToken cancellationToken)
    {
        List<InsightRollup> rollups = await RollupRows
            .ReadAllAsync(reader, _connection.Dialect, RollupGroup.JobOpening, cancellationToken)
            .ConfigureAwait(false);
        Dictionary<JobId, HiringCost> jobs = rollups.ToDictionary(
            rollup => rollup.JobOpening!.Value,
            rollup => new HiringCost
            {
                JobOpening = rollup.JobOpening!.Value,
                Insights = rollup,
                Applications = 0,
                Hires = 0,
            }
        );

        await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var job = JobId.From(reader.GetString(0));
            jobs[job] = new HiringCost
            {
                JobOpening = job,
                Insights = jobs.GetValueOrDefault(job)?.Insights,
                Applications = reader.GetInt64(1),
                Hires = reader.GetInt64(2),
            };
        }

        return [.. jobs.Values.OrderBy(job => job.JobOpening.Value, StringComparer.Ordinal)];
    }
}
