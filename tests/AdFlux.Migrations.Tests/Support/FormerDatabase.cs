namespace AdFlux.Migrations.Tests.Support;

/// <summary>Databases that version 0.1.0 migrated, when EF Core wrote the SQL: by the scripts that it gave out, with its history and log.</summary>
internal static class FormerDatabase
{
    public static async Task<TestDatabase> CreateFormerAsync(this TestDatabase fixture)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var database = await fixture.CreateAnotherAsync(cancellation);
        var name = database.Provider is TestProvider.PostgreSql ? "postgresql-0.1.0.sql" : "sqlite-0.1.0.sql";
        var script = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Former", name), cancellation);
        await database.ExecuteAsync(script, cancellation);
        return database;
    }
}
