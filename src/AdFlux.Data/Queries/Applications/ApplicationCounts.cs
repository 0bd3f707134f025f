using System.Runtime.CompilerServices;
using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Queries.Applications;

/// <summary>Counts applications, in the database.</summary>
internal sealed class ApplicationCounts(AdFluxDbContext context)
{
    private static readonly ApplicationStatus[] _steps =
    [
        ApplicationStatus.Submitted,
        ApplicationStatus.UnderReview,
        ApplicationStatus.Rejected,
        ApplicationStatus.Hired,
    ];

    /// <summary>The known statuses in their order, also where there are none, then the others by their text.</summary>
    public async Task<IReadOnlyList<ApplicationStatusCount>> PerStatusAsync(JobId job, CancellationToken cancellationToken)
    {
        Dictionary<ApplicationStatus, long> counts = await context
            .Applications.Where(row => row.JobId == job)
            .GroupBy(row => row.Status)
            .Select(rows => new { rows.Key, Count = rows.LongCount() })
            .ToDictionaryAsync(row => row.Key, row => row.Count, cancellationToken)
            .ConfigureAwait(false);
        IEnumerable<ApplicationStatus> others = counts.Keys.Except(_steps).OrderBy(status => status.Value, StringComparer.Ordinal);
        return [.. _steps.Concat(others).Select(status => new ApplicationStatusCount(status, counts.GetValueOrDefault(status)))];
    }

    /// <summary>Every day of the range, also those without applications.</summary>
    public async IAsyncEnumerable<ApplicationDay> PerDayAsync(
        DayRange days,
        JobId? job,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        IQueryable<Application> applications = context.Applications.Where(row =>
            row.ApplicationDate >= days.From && row.ApplicationDate <= days.To
        );
        if (job is { } one)
            applications = applications.Where(row => row.JobId == one);
        Dictionary<DateOnly, long> counts = await applications
            .GroupBy(row => row.ApplicationDate)
            .Select(rows => new { rows.Key, Count = rows.LongCount() })
            .ToDictionaryAsync(row => row.Key, row => row.Count, cancellationToken)
            .ConfigureAwait(false);

        for (int day = days.From.DayNumber; day <= days.To.DayNumber; day++)
            yield return new ApplicationDay(DateOnly.FromDayNumber(day), counts.GetValueOrDefault(DateOnly.FromDayNumber(day)));
    }
}
