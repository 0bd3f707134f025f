using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using AdFlux.Data.Transactions;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Changes.Candidates;

/// <summary>Removes a candidate; the applications go by the foreign key's cascade.</summary>
internal sealed class CandidateRemoval(AdFluxDbContext context)
{
    /// <returns>Whether the candidate was stored.</returns>
    public async Task<bool> RunAsync(CandidateId id, CancellationToken cancellationToken)
    {
        int removed = await WriteCall
            .RunAsync(
                context,
                () => context.Candidates.Where(candidate => candidate.CandidateId == id).ExecuteDeleteAsync(cancellationToken),
                cancellationToken
            )
            .ConfigureAwait(false);
        context.Forget<Candidate>(tracked => tracked.CandidateId == id);
        context.Forget<Application>(tracked => tracked.CandidateId == id);
        return removed > 0;
    }
}
