using System.Data.Common;
using System.Globalization;
using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using AdFlux.Data.Queries;
using AdFlux.Data.Queries.Applications;
using AdFlux.Data.Queries.Candidates;
using AdFlux.Data.Queries.Jobs;
using AdFlux.Data.Queries.Segments;
using AdFlux.Data.Repositories;
using AdFlux.Data.Tests.Support;
using Microsoft.EntityFrameworkCore;
using ApplicationId = AdFlux.Data.Ids.ApplicationId;

namespace AdFlux.Data.Tests.Repositories;

/// <summary>How many statements each method takes, and which indexes the lists use.</summary>
public abstract class RepositoryStatementsSpec(TestDatabase database) : OnRecruiting(database)
{
    // SQLite has names of its own for the indexes of primary keys and unique constraints.
    private static readonly Dictionary<string, string> _sqliteIndexes = new(StringComparer.Ordinal)
    {
        ["pk_job_openings"] = "sqlite_autoindex_job_openings_1",
        ["pk_candidates"] = "sqlite_autoindex_candidates_1",
        ["pk_applications"] = "SCAN a",
        ["uq_job_candidate_application"] = "sqlite_autoindex_applications_1",
        ["uq_segments_name"] = "sqlite_autoindex_segments_1",
    };

    [Fact]
    public async Task Each_method_takes_a_fixed_number_of_statements()
    {
        SegmentId segment = await StoreSegmentAsync("Nurses");
        await StoreAsync([.. Enumerable.Range(0, 30).Select(Opening), .. Enumerable.Range(0, 30).Select(Seeker)]);
        var log = new StatementLog();
        AdFluxDbContext context = CreateContext(log);
        JobOpeningRepository jobs = new(context);
        CandidateRepository candidates = new(context);
        SegmentRepository segments = new(context);
        ApplicationRepository applications = new(context, Clock);
        Candidate nurse = Seeker(101);
        nurse.SegmentId = segment;

        await TakesAsync(1, () => jobs.FindAsync(Job(1), Token));
        await TakesAsync(1, () => jobs.AddAsync(Opening(100), Token));
        await TakesAsync(1, () => jobs.ChangeAsync(Opening(100), Token));
        await TakesAsync(1, () => jobs.ReadPageAsync(new JobQuery(), cancellationToken: Token));
        await TakesAsync(1, () => jobs.StreamAsync(new JobQuery(), Token).CountAsync(Token).AsTask());
        await TakesAsync(1, () => jobs.ReadOpenPageForAsync(Person(1), cancellationToken: Token));
        await TakesAsync(1, () => jobs.CountByStatusAsync(Token));
        await TakesAsync(1, () => candidates.FindAsync(Person(1), Token));
        await TakesAsync(1, () => candidates.AddAsync(nurse, Token));
        await TakesAsync(1, () => candidates.ChangeAsync(nurse, Token));
        await TakesAsync(1, () => candidates.ReadPageAsync(new CandidateQuery(), cancellationToken: Token));
        await TakesAsync(1, () => candidates.StreamAsync(new CandidateQuery(), Token).CountAsync(Token).AsTask());
        await TakesAsync(2, () => candidates.AssignSegmentsAsync([new(Person(1), segment), new(Person(2), segment)], Token));
        await TakesAsync(3, () => candidates.AssignSegmentsAsync([new(Person(1), segment), new(Person(77), segment)], Token));
        await TakesAsync(1, () => applications.ApplyAsync(Job(1), Person(1), cancellationToken: Token));
        await TakesAsync(2, () => applications.ApplyAsync(Job(1), Person(1), cancellationToken: Token));
        ApplicationId id = (await Applications.FindAsync(Job(1), Person(1), Token))!.ApplicationId;
        await TakesAsync(1, () => applications.FindAsync(id, Token));
        await TakesAsync(1, () => applications.FindAsync(Job(1), Person(1), Token));
        await TakesAsync(
            1,
            () => applications.MoveAsync(id, ApplicationStatus.Submitted, ApplicationStatus.Hired, cancellationToken: Token)
        );
        await TakesAsync(1, () => applications.ReadPageAsync(new ApplicationQuery { Job = Job(1) }, cancellationToken: Token));
        await TakesAsync(1, () => applications.StreamAsync(new ApplicationQuery(), Token).CountAsync(Token).AsTask());
        await TakesAsync(1, () => applications.CountByStatusAsync(Job(1), Token));
        await TakesAsync(1, () => applications.CountByDayAsync(new(Today, Today), cancellationToken: Token).CountAsync(Token).AsTask());
        await TakesAsync(1, () => applications.RemoveAsync(id, Token));
        await TakesAsync(1, () => segments.FindAsync(segment, Token));
        await TakesAsync(1, () => segments.RenameAsync(segment, "Care", Token));
        await TakesAsync(1, () => segments.ReadPageAsync(new SegmentQuery(), cancellationToken: Token));
        await TakesAsync(1, () => segments.StreamAsync(new SegmentQuery(), Token).CountAsync(Token).AsTask());
        await TakesAsync(1, () => segments.AddAsync(new Segment { Name = "Cooks" }, Token));

        // Beside those of the upsert engine, which are not EF Core's.
        await TakesAsync(1, () => segments.StoreSetAsync([new Segment { Name = "Cooks" }], cancellationToken: Token));
        await TakesAsync(1, () => candidates.RemoveAsync(Person(1), Token));
        await TakesAsync(1, () => jobs.RemoveAsync(Job(1), Token));
        await TakesAsync(
            1,
            async () =>
                await segments.RemoveAsync((await CreateContext().Segments.SingleAsync(row => row.Name == "Cooks", Token)).Id, Token)
        );
        Assert.Empty(context.ChangeTracker.Entries());

        async Task TakesAsync(
            int statements,
            Func<Task> call,
            [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(call))] string? text = null
        )
        {
            log.Take();
            await call();
            Assert.True(statements == log.Statements.Count, $"{text} took {log.Statements.Count}:\n{string.Join('\n', log.Statements)}");
        }
    }

    [Fact]
    public async Task Each_filter_and_order_that_has_an_index_uses_it()
    {
        await StoreManyAsync();
        AdFluxDbContext context = CreateContext();
        SegmentId segment = await context.Segments.Select(row => row.Id).FirstAsync(Token);
        var page = new PageRequest { Size = 10 };
        var all = new PageRequest { Size = PageRequest.MaxSize };

        await UsesAsync("ix_job_openings_status", JobList.Of(context, new JobQuery { Status = JobStatus.Closed }).PageRows(all));
        await UsesAsync("pk_job_openings", JobList.Of(context, new JobQuery()).PageRows(page));
        await UsesAsync("ix_candidates_segment_id", CandidateList.Of(context, new CandidateQuery { Segment = segment }).PageRows(all));
        await UsesAsync("pk_candidates", CandidateList.Of(context, new CandidateQuery()).PageRows(page));
        await UsesAsync("uq_job_candidate_application", ApplicationList.Of(context, new ApplicationQuery { Job = Job(7) }).PageRows(all));
        await UsesAsync("pk_applications", ApplicationList.Of(context, new ApplicationQuery()).PageRows(page));
        await UsesAsync("uq_segments_name", SegmentList.Of(context, new SegmentQuery { SortBy = SegmentSort.Name }).PageRows(page));
        await UsesAsync("ix_candidates_segment_id", SegmentList.Of(context, new SegmentQuery()).PageRows(page));

        // A later page begins in the index where the one before ended.
        string cursor = (await new JobOpeningRepository(context).ReadPageAsync(new JobQuery(), page, Token)).NextCursor!;
        string plan = await UsesAsync("pk_job_openings", JobList.Of(context, new JobQuery()).PageRows(page with { Cursor = cursor }));
        Assert.Contains(
            Database.Provider == TestProvider.PostgreSql ? "Index Cond: ((job_id)::text > " : "(job_id>?)",
            plan,
            StringComparison.Ordinal
        );
    }

    protected async Task<string> UsesAsync(string index, IQueryable rows)
    {
        await using DbConnection connection = await Database.OpenConnectionAsync(Token);
        await using DbCommand command = rows.CreateDbCommand();
        command.Connection = connection;
        if (Database.Provider == TestProvider.PostgreSql)
        {
            await using DbCommand setting = connection.CreateCommand();
            setting.CommandText = "SET enable_seqscan = off";
            await setting.ExecuteNonQueryAsync(Token);
        }

        command.CommandText = (Database.Provider == TestProvider.PostgreSql ? "EXPLAIN " : "EXPLAIN QUERY PLAN ") + command.CommandText;
        List<string> lines = [];
        await using DbDataReader reader = await command.ExecuteReaderAsync(Token);
        while (await reader.ReadAsync(Token))
            lines.Add(Convert.ToString(reader.GetValue(reader.FieldCount - 1), CultureInfo.InvariantCulture)!);
        string plan = string.Join('\n', lines);

        string expected = Database.Provider == TestProvider.PostgreSql ? index : _sqliteIndexes.GetValueOrDefault(index, index);
        Assert.Contains(expected, plan, StringComparison.Ordinal);
        Assert.DoesNotContain("OFFSET", command.CommandText, StringComparison.OrdinalIgnoreCase);
        return plan;
    }

    protected async Task StoreManyAsync()
    {
        await Database.ExecuteAsync(
            """
            INSERT INTO segments (name) VALUES ('One'), ('Two'), ('Three');
            INSERT INTO job_openings (job_id, title, status, required_skills, target_segments)
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
            SELECT 'JOB-' || substr('000' || i, -4), 'x', CASE i % 50 WHEN 0 THEN 'closed' ELSE 'open' END, NULL, NULL FROM n;
            """.Replace(
                "substr('000' || i, -4)",
                Database.Provider == TestProvider.PostgreSql ? "lpad(CAST(i AS text), 4, '0')" : "substr('000' || i, -4)",
                StringComparison.Ordinal
            ),
            Token
        );
        await Database.ExecuteAsync(
            """
            INSERT INTO candidates (candidate_id, name, segment_id)
            SELECT job_id, 'x', (SELECT min(id) FROM segments) FROM job_openings WHERE status = 'closed';
            INSERT INTO candidates (candidate_id, name) SELECT job_id, 'x' FROM job_openings WHERE status = 'open';
            INSERT INTO applications (job_id, candidate_id, application_date, status)
            SELECT j.job_id, c.candidate_id, '2026-07-01', 'Submitted'
            FROM job_openings AS j CROSS JOIN candidates AS c WHERE j.job_id <= 'JOB-0020' AND c.candidate_id <= 'JOB-0100';
            """,
            Token
        );
        await Database.ExecuteAsync("ANALYZE", Token);
    }
}
