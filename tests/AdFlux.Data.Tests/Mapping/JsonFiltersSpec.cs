using System.Linq.Expressions;
using AdFlux.Data.Ids;
using AdFlux.Data.Json;
using AdFlux.Data.Mapping;
using AdFlux.Data.Model;
using AdFlux.Data.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Tests.Mapping;

/// <summary>What an application writes against the context itself to look into JSON columns.</summary>
public abstract class JsonFiltersSpec(TestDatabase database) : OnMigratedDatabase(database)
{
    [Fact]
    public async Task Skills_and_segments_are_found_exactly()
    {
        await StoreAsync(
            ("A", """["C#", "SQL"]""", "[1, 22]"),
            ("B", """["c#", "C", "say \"C#"]""", "[2]"),
            ("C", "[]", "[]"),
            ("D", null, null),
            ("E", """["\u0043#"]""", "[1.0]")
        );
        SegmentId two = SegmentId.From(2);

        Assert.Equal(["A", "E"], await FindAsync(job => EF.Functions.HasSkill(job.RequiredSkills, "C#")));
        Assert.Equal(["B", "C", "D"], await FindAsync(job => !EF.Functions.HasSkill(job.RequiredSkills, "C#")));
        Assert.Equal(["B"], await FindAsync(job => EF.Functions.HasSegment(job.TargetSegments, two)));
        Assert.Equal(["A", "C", "D", "E"], await FindAsync(job => !EF.Functions.HasSegment(job.TargetSegments, two)));
        Assert.Equal(["A", "E"], await FindAsync(job => EF.Functions.HasSegment(job.TargetSegments, SegmentId.From(1))));
    }

    [Fact]
    public async Task Json_of_another_shape_holds_nothing()
    {
        await StoreAsync(
            ("A", "null", "null"),
            ("B", "\"x\"", "1"),
            ("C", """{"x": "x"}""", """{"1": 1}"""),
            ("D", """[["x"], {"x": "x"}, 1, true, null]""", """[[1], "1", true]""")
        );

        Assert.Equal([], await FindAsync(job => EF.Functions.HasSkill(job.RequiredSkills, "x")));
        Assert.Equal([], await FindAsync(job => EF.Functions.HasSkill(job.RequiredSkills, "1")));
        Assert.Equal([], await FindAsync(job => EF.Functions.HasSegment(job.TargetSegments, SegmentId.From(1))));
    }

    [Fact]
    public async Task A_column_can_be_looked_for_in_another_and_in_joins_and_groups()
    {
        await StoreAsync(("A", """["Title of A"]""", null), ("B", """["Title of A"]""", null));
        AdFluxDbContext context = CreateContext();

        Assert.Equal(["A"], await FindAsync(job => EF.Functions.HasSkill(job.RequiredSkills, job.Title)));
        Assert.Equal(
            2,
            await context
                .JobOpenings.SelectMany(_ => context.JobOpenings, (job, other) => new { job.Title, other.RequiredSkills })
                .CountAsync(pair => EF.Functions.HasSkill(pair.RequiredSkills, pair.Title), Token)
        );
        Assert.Equal(
            [true],
            await context
                .JobOpenings.Where(job => job.Title == "Title of A")
                .OrderBy(job => EF.Functions.HasSkill(job.RequiredSkills, job.Title))
                .Take(1)
                .Select(job => EF.Functions.HasSkill(job.RequiredSkills, job.Title))
                .ToListAsync(Token)
        );
    }

    [Fact]
    public void Outside_a_query_they_say_so()
    {
        Assert.Throws<InvalidOperationException>(() => EF.Functions.HasSkill(["x"], "x"));
        Assert.Throws<InvalidOperationException>(() => EF.Functions.HasSegment(new SegmentIdList(), SegmentId.From(1)));
    }

    private async Task StoreAsync(params (string Id, string? Skills, string? Segments)[] jobs)
    {
        foreach ((string id, string? skills, string? segments) in jobs)
        {
            string cast = Database.Provider == TestProvider.PostgreSql ? "::jsonb" : "";
            await Database.ExecuteAsync(
                $"""
                INSERT INTO job_openings (job_id, title, required_skills, target_segments)
                VALUES ('{id}', 'Title of {id}', {Literal(skills)}{cast}, {Literal(segments)}{cast})
                """,
                Token
            );
        }

        static string Literal(string? json) => json is null ? "NULL" : $"'{json}'";
    }

    private async Task<List<string>> FindAsync(Expression<Func<JobOpening, bool>> filter) =>
        await CreateContext().JobOpenings.Where(filter).OrderBy(job => job.JobId).Select(job => job.JobId.Value).ToListAsync(Token);
}
