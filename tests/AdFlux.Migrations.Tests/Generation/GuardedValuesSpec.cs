using System.Globalization;
using AdFlux.Migrations.Tests.Support;
using FluentMigrator;

namespace AdFlux.Migrations.Tests.Generation;

/// <summary>Values in rows, conditions and defaults are written as they are, whatever the culture of the machine, or refused.</summary>
public abstract class GuardedValuesSpec(TestDatabase fixture)
{
    private static readonly DateTime Instant = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc).AddMicroseconds(678_901);

    public static TheoryData<string> CultureNames => ["sv-SE", "fa-IR", "tr-TR", "de-DE"];

    /// <summary>Values that no literal keeps, and what the refusal says.</summary>
    public static TheoryData<string, object, string> Refused =>
        new()
        {
            { "a local time", new DateTime(2026, 1, 2, 0, 0, 0, DateTimeKind.Local), "Give it in UTC" },
            { "a tick", Instant.AddTicks(1), "Round it" },
            { "a tick of a day", new TimeOnly(1), "Round it" },
            { "the last instant", DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc), "Round it" },
            { "a duration", TimeSpan.FromDays(2), "RawSql.Insert" },
            { "a duration below zero", TimeSpan.FromHours(-1), "RawSql.Insert" },
            { "not a number", double.NaN, "Write NULL" },
            { "infinity", float.NegativeInfinity, "Write NULL" },
            {
                "a list",
                new List<int> { 1 },
                "RawSql.Insert"
            },
            { "an enum", DayOfWeek.Monday, "(int)DayOfWeek.Monday" },
            { "NUL", "a\0b", "Take it out" },
            { "half a pair", "a\ud83d", "Take it out" },
            { "the other half", "\ude00a", "Take it out" },
        };

    protected TestDatabase Fixture => fixture;

    /// <summary>A column as text, as an SQL expression.</summary>
    protected abstract string AsText(string column);

    [Theory]
    [MemberData(nameof(CultureNames))]
    public async Task Values_are_the_same_in_any_culture(string culture)
    {
        await using var database = await Cultures.InAsync(
            culture,
            () =>
                Written.ApplyAsync(
                    fixture,
                    migration =>
                    {
                        CreateTable(migration);
                        migration
                            .Insert.IntoTable("t")
                            .Row(
                                new
                                {
                                    id = 1,
                                    tiny = (sbyte)-5,
                                    small = (short)-6,
                                    big = long.MinValue,
                                    money = -1234.5m,
                                    ratio = -0.1,
                                    day = new DateOnly(2026, 1, 2),
                                    clock = new TimeOnly(3, 4, 5),
                                    instant = Instant,
                                    letter = '\'',
                                    name = "it's \"a\" \\ back \U0001F600",
                                    data = new byte[] { 0, 255 },
                                    flag = true,
                                }
                            );
                    }
                )
        );

        Assert.Equal("-5", await database.TextAsync($"SELECT {AsText("tiny")} FROM t"));
        Assert.Equal("-6", await database.TextAsync($"SELECT {AsText("small")} FROM t"));
        Assert.Equal("-9223372036854775808", await database.TextAsync($"SELECT {AsText("big")} FROM t"));
        Assert.Equal("2026-01-02", await database.TextAsync($"SELECT {AsText("day")} FROM t"));
        Assert.StartsWith("03:04:05", await database.TextAsync($"SELECT {AsText("clock")} FROM t"), StringComparison.Ordinal);
        Assert.Equal("2026-01-02 03:04:05.678901", await database.TextAsync($"SELECT {AsText("instant")} FROM t"));
        Assert.Equal("'", await database.TextAsync("SELECT letter FROM t"));
        Assert.Equal("it's \"a\" \\ back \U0001F600", await database.TextAsync("SELECT name FROM t"));
        Assert.Equal("1", await database.TextAsync("SELECT count(*) FROM t WHERE money = -1234.5 AND ratio = -0.1 AND flag"));
        Assert.Equal(new byte[] { 0, 255 }, await database.ScalarAsync("SELECT data FROM t", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Numbers_keep_their_last_digit()
    {
        await using var database = await Written.ApplyAsync(
            fixture,
            migration =>
            {
                migration.Create.Table("n").WithColumn("id").AsInt32().NotNullable().WithColumn("number").AsDouble().NotNullable();
                migration
                    .Insert.IntoTable("n")
                    .Row(new { id = 1, number = double.MaxValue })
                    .Row(new { id = 2, number = 0.1 + 0.2 })
                    .Row(new { id = 3, number = -1.0 / 3 })
                    .Row(new { id = 4, number = 0.1f });
            }
        );

        var cancellation = TestContext.Current.CancellationToken;
        Assert.Equal(double.MaxValue, await database.ScalarAsync("SELECT number FROM n WHERE id = 1", cancellation));
        Assert.Equal(0.1 + 0.2, await database.ScalarAsync("SELECT number FROM n WHERE id = 2", cancellation));
        Assert.Equal(-1.0 / 3, await database.ScalarAsync("SELECT number FROM n WHERE id = 3", cancellation));
        Assert.Equal(
            0.1f,
            Convert.ToSingle(await database.ScalarAsync("SELECT number FROM n WHERE id = 4", cancellation), CultureInfo.InvariantCulture)
        );
    }

    [Fact]
    public async Task Conditions_find_what_was_inserted()
    {
        await using var database = await Written.ApplyAsync(
            fixture,
            migration =>
            {
                CreateTable(migration);
                migration
                    .Insert.IntoTable("t")
                    .Row(
                        new
                        {
                            id = 1,
                            big = -1L,
                            day = new DateOnly(2026, 1, 2),
                            instant = Instant,
                        }
                    )
                    .Row(
                        new
                        {
                            id = 2,
                            big = -1L,
                            day = new DateOnly(2026, 1, 3),
                            instant = Instant,
                        }
                    );
                migration
                    .Update.Table("t")
                    .Set(new { name = "found" })
                    .Where(
                        new
                        {
                            big = -1L,
                            day = new DateOnly(2026, 1, 2),
                            instant = Instant,
                        }
                    );
                migration.Delete.FromTable("t").Row(new { day = new DateOnly(2026, 1, 3), name = (string?)null });
            }
        );

        Assert.Equal("found", await database.TextAsync("SELECT name FROM t"));
        Assert.Equal("1", await database.TextAsync("SELECT count(*) FROM t"));
    }

    [Fact]
    public async Task Defaults_are_what_was_written_and_a_default_of_now_fits_its_column()
    {
        await using var database = await Written.ApplyAsync(
            fixture,
            migration =>
            {
                migration
                    .Create.Table("t")
                    .WithColumn("id")
                    .AsInt32()
                    .NotNullable()
                    .WithColumn("big")
                    .AsInt64()
                    .NotNullable()
                    .WithDefaultValue(long.MinValue)
                    .WithColumn("day")
                    .AsDate()
                    .NotNullable()
                    .WithDefaultValue(new DateOnly(2026, 1, 2))
                    .WithColumn("other")
                    .AsDate()
                    .NotNullable()
                    .WithDefaultValue(new DateTime(2026, 1, 2))
                    .WithColumn("name")
                    .AsString()
                    .NotNullable()
                    .WithDefaultValue("it's")
                    .WithColumn("today")
                    .AsDate()
                    .NotNullable()
                    .WithDefault(SystemMethods.CurrentUTCDateTime)
                    .WithColumn("clock")
                    .AsTime()
                    .NotNullable()
                    .WithDefault(SystemMethods.CurrentUTCDateTime)
                    .WithColumn("now")
                    .AsDateTime()
                    .NotNullable()
                    .WithDefault(SystemMethods.CurrentUTCDateTime);
                migration.Insert.IntoTable("t").Row(new { id = 1 });
            }
        );

        Assert.Equal("-9223372036854775808", await database.TextAsync($"SELECT {AsText("big")} FROM t"));
        Assert.Equal("2026-01-02", await database.TextAsync($"SELECT {AsText("day")} FROM t"));
        Assert.Equal("2026-01-02", await database.TextAsync($"SELECT {AsText("other")} FROM t"));
        Assert.Equal("it's", await database.TextAsync("SELECT name FROM t"));
        Assert.Matches(@"^\d{4}-\d\d-\d\d$", await database.TextAsync($"SELECT {AsText("today")} FROM t"));
        Assert.Matches(@"^\d\d:\d\d:\d\d(\.\d{1,6})?$", await database.TextAsync($"SELECT {AsText("clock")} FROM t"));
        Assert.Matches(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?$", await database.TextAsync($"SELECT {AsText("now")} FROM t"));
    }

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public async Task A_value_that_would_be_stored_as_another_is_refused(string what, object value, string instead)
    {
        var row = new Dictionary<string, object> { ["a"] = value };

        string[] messages =
        [
            await Written.RefuseAsync(fixture, migration => migration.Insert.IntoTable("t").Row(row)),
            await Written.RefuseAsync(fixture, migration => migration.Delete.FromTable("t").Row(row)),
            await Written.RefuseAsync(fixture, migration => migration.Update.Table("t").Set(row).AllRows()),
            await Written.RefuseAsync(fixture, migration => migration.Create.Table("t").WithColumn("a").AsString().WithDefaultValue(value)),
        ];

        Assert.All(messages, message => Assert.True(message.Contains(instead, StringComparison.Ordinal), $"{what}: {message}"));
    }

    private static void CreateTable(Migration migration) =>
        migration
            .Create.Table("t")
            .WithColumn("id")
            .AsInt32()
            .NotNullable()
            .WithColumn("tiny")
            .AsInt16()
            .Nullable()
            .WithColumn("small")
            .AsInt16()
            .Nullable()
            .WithColumn("big")
            .AsInt64()
            .Nullable()
            .WithColumn("money")
            .AsDecimal(18, 6)
            .Nullable()
            .WithColumn("ratio")
            .AsDouble()
            .Nullable()
            .WithColumn("day")
            .AsDate()
            .Nullable()
            .WithColumn("clock")
            .AsTime()
            .Nullable()
            .WithColumn("instant")
            .AsDateTime()
            .Nullable()
            .WithColumn("letter")
            .AsString(1)
            .Nullable()
            .WithColumn("name")
            .AsString()
            .Nullable()
            .WithColumn("data")
            .AsBinary()
            .Nullable()
            .WithColumn("flag")
            .AsBoolean()
            .Nullable();
}
