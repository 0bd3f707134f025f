using AdFlux.Data.Faults;
using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using AdFlux.Data.Transactions;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Changes.Jobs;

/// <summary>Removes a job opening that no campaign advertises; its applications go by the foreign key's cascade.</summary>
internal sealed class JobRemoval(AdFluxDbContext context)
{
    /// <returns>Whether the job opening was stored.</returns>
    /// <exception cref="InUseException">Campaigns advertise it.</exception>
    public async Task<bool> RunAsync(JobId id, CancellationToken cancellationToken)
    {
        bool isRemoved = await WriteCall
            .RunAsync(context, () => RemoveAsync(id, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        if (isRemoved)
        {
            context.Forget<JobOpening>(tracked => tracked.JobId == id);
            context.Forget<Application>(tracked => tracked.JobId == id);
        }

        return isRemoved;
    }

    private async Task<bool> RemoveAsync(JobId id, CancellationToken cancellationToken)
    {
        while (await RemoveUnusedAsync(id, cancellationToken).ConfigureAwait(false) == 0)
        {
            long? campaigns = await context
                .JobOpenings.Where(job => job.JobId == id)
                .Select(job => (long?)job.Campaigns.LongCount())
                .SingleOrDefaultAsync(cancellationToken)
                .ConfigureAwait(false);
            if (campaigns is null)
                return false;
            if (campaigns > 0)
            {
                var users = new Dictionary<string, long>(StringComparer.Ordinal) { ["campaigns"] = campaigns.Value };
                throw new InUseException("job_openings", $"job_id '{id}'", users);
            }

            // The last campaign went between the two statements.
        }

        return true;
    }

    private Task<int> RemoveUnusedAsync(JobId id, CancellationToken cancellationToken) =>
        context
            .JobOpenings.Where(job => job.JobId == id && !context.Campaigns.Any(campaign => campaign.JobOpeningId == id))
            .ExecuteDeleteAsync(cancellationToken);
}
