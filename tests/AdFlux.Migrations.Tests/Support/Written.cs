using AdFlux.Migrations.Faults;
using FluentMigrator;

namespace AdFlux.Migrations.Tests.Support;

/// <summary>A migration whose words a test gives.</summary>
[Migration(20300201000000)]
internal sealed class Written : ForwardOnlyMigration
{
    private static readonly AsyncLocal<Action<Migration>> Words = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public override void Up() => Words.Value!(this);

    /// <summary>Applies it to an empty database, which its caller disposes.</summary>
    public static async Task<TestDatabase> ApplyAsync(TestDatabase fixture, Action<Migration> words)
    {
        Words.Value = words;
        var database = await fixture.CreateAnotherAsync(Cancellation);
        await database.MigratorOf(typeof(Written)).MigrateAsync(cancellationToken: Cancellation);
        return database;
    }

    /// <summary>Has it refused, and returns what the refusal says.</summary>
    public static Task<string> RefuseAsync(TestDatabase fixture, Action<Migration> words)
    {
        Words.Value = words;
        return RefuseAsync(fixture, typeof(Written));
    }

    /// <summary>Has a migration refused by an empty database, which is to stay so, and returns what the refusal says.</summary>
    public static async Task<string> RefuseAsync(TestDatabase fixture, Type migration)
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        var refused = await Assert.ThrowsAsync<UnsupportedMigrationException>(() =>
            database.MigratorOf(migration).MigrateAsync(cancellationToken: Cancellation)
        );
        Assert.Empty(await database.TablesAsync());
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
            database.ScalarAsync("SELECT count(*) FROM adflux_migrations", Cancellation)
        );
        Assert.DoesNotContain('\n', refused.Message);
        return refused.Message;
    }
}

/// <summary>Short ways to look into a database.</summary>
internal static class Looking
{
    /// <summary>The first column of the first row as text; null for NULL.</summary>
    public static async Task<string?> TextAsync(this TestDatabase database, string sql) =>
        Convert.ToString(
            await database.ScalarAsync(sql, TestContext.Current.CancellationToken),
            System.Globalization.CultureInfo.InvariantCulture
        );

    public static Task<int> RunAsync(this TestDatabase database, string sql) =>
        database.ExecuteAsync(sql, TestContext.Current.CancellationToken);

    /// <summary>Expects the database to refuse a statement.</summary>
    public static Task RefusesAsync(this TestDatabase database, string sql) =>
        Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => database.RunAsync(sql));
}
