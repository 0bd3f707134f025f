using AdFlux.Data.Faults;
using AdFlux.Data.Model;
using AdFlux.Data.Transactions;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Changes;

/// <summary>Changes to applications that others may be making at the same moment.</summary>
internal sealed class ApplicationChanges(AdFluxDbContext context)
{
    private readonly RowWriter<Application> _rows = new(context);

    /// <exception cref="MissingParentsException">The job opening or the candidate is not stored.</exception>
    public Task<ApplyResult> ApplyAsync(Application application, CancellationToken cancellationToken) =>
        WriteCall.RunAsync(context, () => FindOrAddAsync(application, cancellationToken), cancellationToken);

    private async Task<ApplyResult> FindOrAddAsync(Application application, CancellationToken cancellationToken)
    {
        for (; ; )
        {
            if (await _rows.TryInsertAsync(application, cancellationToken).ConfigureAwait(false) is { } added)
                return new ApplyResult(added, IsNew: true);

            Application? existing = await context
                .Applications.AsNoTracking()
                .SingleOrDefaultAsync(
                    row => row.JobId == application.JobId && row.CandidateId == application.CandidateId,
                    cancellationToken
                )
                .ConfigureAwait(false);
            if (existing is not null)
                return new ApplyResult(existing, IsNew: false);

            // Where nothing is missing, what was in the way went between two statements.
            await _rows.RequireParentsAsync(application, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <exception cref="ConcurrentChangeException">The application has another status.</exception>
    public async Task<bool> MoveAsync(
        ApplicationId id,
        ApplicationStatus seen,
        ApplicationStatus wanted,
        CancellationToken cancellationToken
    )
    {
        int moved = await WriteCall
            .RunAsync(
                context,
                () =>
                    context
                        .Applications.Where(row => row.ApplicationId == id && row.Status == seen)
                        .ExecuteUpdateAsync(row => row.SetProperty(application => application.Status, wanted), cancellationToken),
                cancellationToken
            )
            .ConfigureAwait(false);
        context.Forget<Application>(tracked => tracked.ApplicationId == id);
        if (moved > 0)
            return true;

        ApplicationStatus? actual = await context
            .Applications.Where(row => row.ApplicationId == id)
            .Select(row => (ApplicationStatus?)row.Status)
            .SingleOrDefaultAsync(cancellationToken)
            .ConfigureAwait(false);
        if (actual is not { } status)
            return false;

        throw new ConcurrentChangeException("applications", $"application_id {id}", "status", seen.Value, status.Value);
    }

    public async Task<bool> RemoveAsync(ApplicationId id, CancellationToken cancellationToken)
    {
        int removed = await WriteCall
            .RunAsync(
                context,
                () => context.Applications.Where(row => row.ApplicationId == id).ExecuteDeleteAsync(cancellationToken),
                cancellationToken
            )
            .ConfigureAwait(false);
        context.Forget<Application>(tracked => tracked.ApplicationId == id);
        return removed > 0;
    }
}
