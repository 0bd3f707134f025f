using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Queries.Jobs;

/// <summary>Counts job openings, in the database.</summary>
internal static class JobCounts
{
    /// <summary>Those without a status come last.</summary>
    public static async Task<IReadOnlyList<JobStatusCount>> PerStatusAsync(AdFluxDbContext context, CancellationToken cancellationToken)
    {
        var counts = await context
            .JobOpenings.GroupBy(job => job.Status)
            .Select(jobs => new { jobs.Key, Count = jobs.LongCount() })
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        return
        [
            .. counts
                .OrderBy(row => row.Key is null)
                .ThenBy(row => row.Key?.Value, StringComparer.Ordinal)
                .Select(row => new JobStatusCount(row.Key, row.Count)),
        ];
    }
}
