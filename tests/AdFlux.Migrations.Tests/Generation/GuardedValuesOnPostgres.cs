using AdFlux.Migrations.Tests.Support;

namespace AdFlux.Migrations.Tests.Generation;

[OnPostgres]
public sealed class GuardedValuesOnPostgres(PostgresDatabase fixture) : GuardedValuesSpec(fixture), IClassFixture<PostgresDatabase>
{
    protected override string AsText(string column) => $"{column}::text";

    [Fact]
    public async Task A_moment_in_UTC_is_that_moment_in_a_column_with_a_time_zone_and_in_one_without()
    {
        await using var database = await Written.ApplyAsync(
            Fixture,
            migration =>
            {
                migration
                    .Create.Table("t")
                    .WithColumn("id")
                    .AsInt32()
                    .NotNullable()
                    .WithColumn("zoned")
                    .AsDateTimeOffset()
                    .Nullable()
                    .WithColumn("plain")
                    .AsDateTime()
                    .Nullable();
                migration.Execute.Sql("SET LOCAL TIME ZONE 'Asia/Tokyo'");
                var utc = new DateTime(2026, 1, 2, 3, 0, 0, DateTimeKind.Utc);
                var offset = new DateTimeOffset(2026, 1, 2, 5, 0, 0, TimeSpan.FromHours(2));
                migration
                    .Insert.IntoTable("t")
                    .Row(
                        new
                        {
                            id = 1,
                            zoned = utc,
                            plain = utc,
                        }
                    )
                    .Row(
                        new
                        {
                            id = 2,
                            zoned = offset,
                            plain = offset,
                        }
                    );
            }
        );

        Assert.Equal(
            "2",
            await database.TextAsync(
                "SELECT count(*) FROM t WHERE zoned = timestamptz '2026-01-02 03:00:00Z' AND plain = timestamp '2026-01-02 03:00:00'"
            )
        );
    }
}
