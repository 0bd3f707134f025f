using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using AdFlux.Data.Repositories;
using Microsoft.EntityFrameworkCore;

namespace Hiring;

public sealed class Recruiting(HiringContext context, ICandidateRepository candidates, IUnitOfWork unit, TimeProvider clock)
{
    public Task RegisterAsync(Candidate candidate, string text, CancellationToken cancellationToken) =>
        unit.RunAsync(
            async token =>
            {
                await candidates.AddAsync(candidate, token);
                context.CandidateNotes.Add(
                    new CandidateNote
                    {
                        CandidateId = candidate.CandidateId,
                        Text = text,
                        Details = new NoteDetails { Rating = 4 },
                        WrittenAt = clock.GetUtcNow().UtcDateTime,
                    }
                );
            },
            cancellationToken: cancellationToken
        );

    public Task<List<string>> FindPromisingAsync(CancellationToken cancellationToken) =>
        context
            .CandidateNotes.Where(note => note.Details!.Rating >= 4)
            .Join(context.Candidates, note => note.CandidateId, candidate => candidate.CandidateId, (note, candidate) => candidate.Name)
            .ToListAsync(cancellationToken);
}
