using AdFlux.Migrations.Application;
using AdFlux.Migrations.Tests.Support;

namespace AdFlux.Migrations.Tests.Applications;

/// <summary>The application of the tests: its migrations, and what is there when they are applied.</summary>
internal static class Hiring
{
    public const string NotesId = "20270101090000_AddNotes";
    public const string RatingId = "20270102090000_AddRating";
    public const string KindsId = "20270103090000_AddKinds";
    public const string DemoId = "20270103120000_AddDemoNotes";
    public const string FillId = "20270104090000_FillKinds";
    public const string CountsId = "20270105090000_AddNoteCounts";
    public const string IndexId = "20270106090000_IndexRatings";
    public const string ForwardId = "20270108090000_RateNotes";

    /// <summary>Those without tags, in order.</summary>
    public static readonly string[] Ids = [NotesId, RatingId, KindsId, FillId, CountsId, IndexId];

    public static readonly string[] Tables = ["candidate_notes", "note_kinds"];

    public static readonly string File = typeof(AddNotes).Assembly.Location;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static ApplicationMigrations Migrations(params string[] tags) => ApplicationMigrations.In(typeof(AddNotes).Assembly, tags);

    /// <summary>A database with AdFlux's migrations, the application's, and a note.</summary>
    public static async Task<TestDatabase> CreateAsync(TestDatabase fixture, params string[] tags)
    {
        var database = await fixture.CreateAnotherAsync(Cancellation);
        await database.MigratorWith(Migrations(tags)).MigrateAsync(cancellationToken: Cancellation);
        await database.ExecuteAsync("INSERT INTO candidates (candidate_id, name) VALUES ('C-1', 'Ada')", Cancellation);
        await database.ExecuteAsync("INSERT INTO candidate_notes (candidate_id, text) VALUES ('C-1', 'Call back')", Cancellation);
        return database;
    }

    /// <summary>The ids in a history, in order.</summary>
    public static async Task<string[]> HistoryAsync(this TestDatabase database, string table = "adflux_application_migrations")
    {
        var join = database.Provider is TestProvider.PostgreSql ? "string_agg" : "group_concat";
        var ids = await database.ScalarAsync($"SELECT {join}(\"MigrationId\", ',') FROM {table}", Cancellation);
        return [.. ((ids as string) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)];
    }

    public static async Task<long> CountAsync(this TestDatabase database, string from) =>
        Convert.ToInt64(
            await database.ScalarAsync($"SELECT count(*) FROM {from}", Cancellation),
            System.Globalization.CultureInfo.InvariantCulture
        );

    public static string[] StepIds(this MigrationResult result) => [.. result.Steps.Select(step => step.MigrationId)];
}
