using System.Globalization;
using AdFlux.Data.Faults;
using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using AdFlux.Data.Queries;

namespace AdFlux.Data.Tests.Repositories;

public abstract class CandidatesSpec(TestDatabase database) : OnRecruiting(database)
{
    [Fact]
    public async Task A_candidate_is_added_changed_and_removed_with_their_applications()
    {
        Candidate candidate = Seeker(1);
        (candidate.Skills, candidate.DesiredSalary, candidate.EducationLevel) = (["C#"], 70_000, "MSc");
        await StoreAsync(Opening(1));

        Assert.Equivalent(candidate, await Candidates.AddAsync(candidate, Token), strict: true);
        await Applications.ApplyAsync(Job(1), Person(1), cancellationToken: Token);
        (candidate.Skills, candidate.DesiredSalary) = (["C#", "Go"], null);
        Assert.True(await Candidates.ChangeAsync(candidate, Token));
        Assert.Equivalent(candidate, await Candidates.FindAsync(Person(1), Token), strict: true);

        Assert.True(await Candidates.RemoveAsync(Person(1), Token));
        Assert.False(await Candidates.RemoveAsync(Person(1), Token));
        Assert.False(await Candidates.ChangeAsync(candidate, Token));
        Assert.Null(await Applications.FindAsync(Job(1), Person(1), Token));
    }

    [Fact]
    public async Task A_segment_that_is_not_stored_is_named()
    {
        Candidate lost = Seeker(1);
        await Candidates.AddAsync(lost, Token);
        lost.SegmentId = SegmentId.From(4711);

        foreach (Func<Task> write in (Func<Task>[])[() => Candidates.AddAsync(lost, Token), () => Candidates.ChangeAsync(lost, Token)])
        {
            var error = await Assert.ThrowsAsync<MissingParentsException>(write);
            Assert.Equal("candidates", error.Table);
            Assert.Equal(["4711"], error.Missing["segments"]);
        }

        Assert.Null((await Candidates.FindAsync(Person(1), Token))!.SegmentId);
    }

    [Fact]
    public async Task Each_filter_lets_through_what_it_names()
    {
        SegmentId nurses = await StoreSegmentAsync("Nurses");
        await StoreAsync(
            With(1, row => (row.SegmentId, row.Location) = (nurses, "Bern")),
            With(2, row => (row.Skills, row.PrimarySkill) = (["Care", "Käse"], "Care")),
            With(3, row => (row.Skills, row.PrimarySkill) = (["care"], "care")),
            With(4, row => (row.YearsExperience, row.DesiredSalary) = (0, 50_000)),
            With(5, row => (row.YearsExperience, row.DesiredSalary) = (5, 60_000)),
            With(6, row => (row.YearsExperience, row.DesiredSalary) = (10, 70_000))
        );

        Assert.Equal([1], await FindAsync(new CandidateQuery { Segment = nurses }));
        Assert.Equal([1], await FindAsync(new CandidateQuery { Location = "Bern" }));
        Assert.Equal([2], await FindAsync(new CandidateQuery { Skill = "Käse" }));
        Assert.Equal([3], await FindAsync(new CandidateQuery { PrimarySkill = "care" }));
        Assert.Equal([5, 6], await FindAsync(new CandidateQuery { ExperienceAtLeast = 5 }));
        Assert.Equal([4, 5], await FindAsync(new CandidateQuery { ExperienceAtMost = 5 }));
        Assert.Equal([6], await FindAsync(new CandidateQuery { SalaryAtLeast = 60_001 }));
        Assert.Equal([4], await FindAsync(new CandidateQuery { SalaryAtMost = 59_999 }));
        Assert.Equal([5], await FindAsync(new CandidateQuery { ExperienceAtLeast = 1, SalaryAtMost = 65_000 }));
    }

    private static Candidate With(int number, Action<Candidate> set)
    {
        Candidate candidate = Seeker(number);
        set(candidate);
        return candidate;
    }

    private async Task<List<int>> FindAsync(CandidateQuery query) =>
        [
            .. (await Candidates.StreamAsync(query, Token).ToListAsync(Token)).Select(row =>
                int.Parse(row.CandidateId.Value[5..], CultureInfo.InvariantCulture)
            ),
        ];
}
