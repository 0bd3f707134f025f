using AdFlux.Data.Repositories;
using AdFlux.Data.Upserts;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Tests.Upserts;

[OnSqlite]
public sealed class RecruitingUpsertOnSqlite(SqliteDatabase database) : RecruitingUpsertSpec(database), IClassFixture<SqliteDatabase>
{
    // The number that the next application gets follows those of deleted ones, and is not that of the last row plus one.
    [Fact]
    public async Task An_application_with_the_number_of_the_connections_last_insert_counts_as_inserted()
    {
        await ImportAsync(Opening(1), Opening(2));
        await ImportAsync(Person(1, segment: null));
        await ImportAsync(Applied(1, 1), Applied(2, 1));
        AdFluxDbContext context = CreateContext();
        await context.Database.OpenConnectionAsync(Token);
        await context.Database.ExecuteSqlAsync($"DELETE FROM applications", Token);
        await context.Database.ExecuteSqlAsync(
            $"INSERT INTO candidates (rowid, candidate_id, name) SELECT seq + 1, 'CAND-2', 'Person 2' FROM sqlite_sequence WHERE name = 'applications'",
            Token
        );

        UpsertResult result = await new ApplicationRepository(context).UpsertAsync(
            new[] { Applied(1, 1), Applied(2, 1) }.ToAsyncEnumerable(),
            cancellationToken: Token
        );

        Assert.Equal(new UpsertResult(2, Inserted: 2, Updated: 0, Unchanged: 0, Duplicates: 0, Stubs: 0), result);
    }
}
