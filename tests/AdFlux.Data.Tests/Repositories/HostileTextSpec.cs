using AdFlux.Data.Faults;
using AdFlux.Data.Model;
using AdFlux.Data.Queries;
using AdFlux.Data.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Tests.Repositories;

/// <summary>Texts from outside that would like to be SQL, JSON or a path.</summary>
public abstract class HostileTextSpec(TestDatabase database) : OnRecruiting(database)
{
    private static readonly string[] _texts =
    [
        "'; DROP TABLE job_openings; --",
        "' OR '1'='1",
        "\"] OR 1=1 --",
        "\"",
        "\\",
        "\\\"",
        "%",
        "_",
        "*",
        "$[*]",
        "{0}",
        "{",
        "@p0",
        ":p",
        "$1",
        "?",
        "null",
        "[]",
        "1",
        "C#\", \"SQL",
        "ä",
        "a\u0308",
        "\u2028",
        "😀",
        " ",
        "",
    ];

    [Fact]
    public async Task Each_text_finds_itself_and_nothing_else()
    {
        for (int i = 0; i < _texts.Length; i++)
        {
            JobOpening job = Opening(i);
            (job.RequiredSkills, job.Company, job.Location) = ([_texts[i], "x" + _texts[i]], _texts[i], _texts[i]);
            await Jobs.AddAsync(job, Token);
            Candidate candidate = Seeker(i);
            (candidate.Skills, candidate.PrimarySkill) = ([_texts[i]], _texts[i]);
            await Candidates.AddAsync(candidate, Token);
        }

        for (int i = 0; i < _texts.Length; i++)
        {
            foreach (
                JobQuery query in (JobQuery[])
                    [new() { RequiredSkill = _texts[i] }, new() { Company = _texts[i] }, new() { Location = _texts[i] }]
            )
                Assert.Equal(Job(i), Assert.Single((await Jobs.ReadPageAsync(query, cancellationToken: Token)).Items).JobId);
            foreach (CandidateQuery query in (CandidateQuery[])[new() { Skill = _texts[i] }, new() { PrimarySkill = _texts[i] }])
                Assert.Equal(Person(i), Assert.Single((await Candidates.ReadPageAsync(query, cancellationToken: Token)).Items).CandidateId);
        }

        Assert.Equal(_texts.Length, await CreateContext().JobOpenings.CountAsync(Token));
    }

    [Fact]
    public async Task No_value_becomes_part_of_a_statement()
    {
        var log = new StatementLog();
        var jobs = new AdFlux.Data.Repositories.JobOpeningRepository(CreateContext(log));
        var query = new JobQuery
        {
            Company = "needle",
            Location = "needle",
            RequiredSkill = "needle",
            SortBy = JobSort.Title,
        };
        for (int i = 0; i < 3; i++)
        {
            JobOpening job = Opening(i);
            (job.Title, job.Company, job.Location, job.RequiredSkills) = ("needle", "needle", "needle", ["needle"]);
            await jobs.AddAsync(job, Token);
        }

        Assert.Equal(3, (await WalkAsync(page => jobs.ReadPageAsync(query, page, Token), 1)).Count);
        Assert.Equal(6, log.Statements.Count);
        Assert.All(log.Statements, statement => Assert.DoesNotContain("needle", statement, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_no_column_can_hold_is_refused_the_same_on_both_providers()
    {
        await RefuseAsync("a\0b");
        await RefuseAsync("\uD800");
    }

    private async Task RefuseAsync(string text)
    {
        await Assert.ThrowsAsync<InvalidValueException>(() => ReadAsync(new JobQuery { RequiredSkill = text }));
        await Assert.ThrowsAsync<InvalidValueException>(() => ReadAsync(new JobQuery { Company = text }));
        await Assert.ThrowsAsync<InvalidValueException>(() => ReadAsync(new JobQuery { Location = text }));
        await Assert.ThrowsAsync<InvalidValueException>(async () =>
            await Candidates.ReadPageAsync(new CandidateQuery { Skill = text }, cancellationToken: Token)
        );
        await Assert.ThrowsAsync<InvalidCursorException>(() =>
            Jobs.ReadPageAsync(new JobQuery(), new PageRequest { Cursor = text }, Token)
        );

        async Task ReadAsync(JobQuery query) => await Jobs.ReadPageAsync(query, cancellationToken: Token);
    }

    [Fact]
    public async Task A_cursor_that_is_none_is_refused()
    {
        foreach (string text in _texts)
            await Assert.ThrowsAsync<InvalidCursorException>(() =>
                Jobs.ReadPageAsync(new JobQuery(), new PageRequest { Cursor = text }, Token)
            );
    }
}
