using AdFlux.Migrations.Tests.Support;

namespace AdFlux.Migrations.Tests.Generation;

[OnSqlite]
public sealed class GuardedValuesOnSqlite(SqliteDatabase fixture) : GuardedValuesSpec(fixture), IClassFixture<SqliteDatabase>
{
    protected override string AsText(string column) => $"CAST({column} AS TEXT)";

    [Fact]
    public async Task Days_and_instants_are_text_as_the_library_stores_it_and_numbers_with_a_fraction_are_real()
    {
        await using var database = await Written.ApplyAsync(
            Fixture,
            migration =>
            {
                migration
                    .Create.Table("t")
                    .WithColumn("day")
                    .AsDate()
                    .Nullable()
                    .WithColumn("instant")
                    .AsDateTime()
                    .Nullable()
                    .WithColumn("money")
                    .AsDecimal(18, 6)
                    .Nullable()
                    .WithColumn("id")
                    .AsGuid()
                    .Nullable();
                migration
                    .Insert.IntoTable("t")
                    .Row(
                        new
                        {
                            day = new DateOnly(2026, 1, 2),
                            instant = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc),
                            money = 12.34m,
                            id = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e"),
                        }
                    );
            }
        );

        Assert.Equal("text:2026-01-02", await database.TextAsync("SELECT typeof(day) || ':' || day FROM t"));
        Assert.Equal("text:2026-01-02 03:04:05.000000", await database.TextAsync("SELECT typeof(instant) || ':' || instant FROM t"));
        Assert.Equal("real:12.34", await database.TextAsync("SELECT typeof(money) || ':' || money FROM t"));
        Assert.Equal("0F8FAD5B-D9CB-469F-A165-70867728950E", await database.TextAsync("SELECT id FROM t"));
    }

    [Fact]
    public async Task Numbers_that_SQLite_would_round_are_refused()
    {
        Assert.Contains(
            "Store it as text",
            await Written.RefuseAsync(Fixture, migration => migration.Insert.IntoTable("t").Row(new { a = ulong.MaxValue })),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Round it, or store it as text",
            await Written.RefuseAsync(Fixture, migration => migration.Insert.IntoTable("t").Row(new { a = 12345678901234567.89m })),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Round it, or store it as text",
            await Written.RefuseAsync(Fixture, migration => migration.Insert.IntoTable("t").Row(new { a = decimal.MinValue })),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Give a DateTime in UTC",
            await Written.RefuseAsync(Fixture, migration => migration.Insert.IntoTable("t").Row(new { a = DateTimeOffset.UnixEpoch })),
            StringComparison.Ordinal
        );
    }
}
