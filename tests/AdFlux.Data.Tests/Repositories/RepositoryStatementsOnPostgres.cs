using AdFlux.Data.Ids;
using AdFlux.Data.Queries;
using AdFlux.Data.Queries.Jobs;

namespace AdFlux.Data.Tests.Repositories;

[OnPostgres]
public sealed class RepositoryStatementsOnPostgres(PostgresDatabase database)
    : RepositoryStatementsSpec(database),
        IClassFixture<PostgresDatabase>
{
    [Fact]
    public async Task A_gin_index_on_a_json_column_serves_the_filters()
    {
        await StoreManyAsync();
        await Database.ExecuteAsync("CREATE INDEX IF NOT EXISTS gin_skills ON job_openings USING gin (required_skills)", Token);
        await Database.ExecuteAsync("CREATE INDEX IF NOT EXISTS gin_segments ON job_openings USING gin (target_segments)", Token);
        AdFluxDbContext context = CreateContext();

        await UsesAsync("gin_skills", JobList.Of(context, new JobQuery { RequiredSkill = "Skill 7" }).PageRows(PageRequest.First));
        await UsesAsync(
            "gin_segments",
            JobList.Of(context, new JobQuery { TargetSegment = SegmentId.From(7) }).PageRows(PageRequest.First)
        );
    }
}
