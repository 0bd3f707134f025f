using AdFlux.Migrations.Faults;
using AdFlux.Migrations.Tests.Support;

namespace AdFlux.Migrations.Tests.Running;

/// <summary>The file of a SQLite database: made, found, locked and refused.</summary>
[OnSqlite]
public sealed class DatabaseFileOnSqlite(SqliteDatabase fixture) : IClassFixture<SqliteDatabase>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_file_is_made_with_a_write_ahead_log()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);

        await database.Migrator().MigrateAsync(cancellationToken: Cancellation);

        Assert.Equal("wal", await database.ScalarAsync("PRAGMA journal_mode", Cancellation));
    }

    [Fact]
    public async Task A_file_that_is_there_keeps_its_journal_mode()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        await database.ExecuteAsync("CREATE TABLE theirs (id integer)", Cancellation);

        await database.Migrator().MigrateAsync(cancellationToken: Cancellation);

        Assert.Equal("delete", await database.ScalarAsync("PRAGMA journal_mode", Cancellation));
    }

    [Fact]
    public async Task Status_makes_no_file()
    {
        await using var database = (SqliteDatabase)await fixture.CreateAnotherAsync(Cancellation);

        Assert.True((await database.Migrator().GetStatusAsync(Cancellation)).HasPending);

        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(database.File)!));
    }

    [Fact]
    public async Task Status_of_a_missing_file_says_that_it_does_not_exist_yet()
    {
        await using var database = (SqliteDatabase)await fixture.CreateAnotherAsync(Cancellation);

        var status = await ToolCommandLine.RunAsync(database, "status");

        Assert.Equal(3, status.ExitCode);
        Assert.Contains("pending", status.Output, StringComparison.Ordinal);
        Assert.Equal($"The SQLite database {database.File} does not exist yet.\n", status.Error);
    }

    [Fact]
    public async Task A_missing_file_cannot_be_migrated_down()
    {
        await using var database = (SqliteDatabase)await fixture.CreateAnotherAsync(Cancellation);

        await Assert.ThrowsAsync<DatabaseAccessException>(() =>
            database.Migrator().MigrateDownAsync(AdFluxMigrator.EmptyDatabase, cancellationToken: Cancellation)
        );
        var tool = await ToolCommandLine.RunAsync(database, "down", "--to", "0", "--yes");

        Assert.Equal((1, ""), (tool.ExitCode, tool.Output));
        Assert.Contains(database.File, tool.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(database.File));
    }

    [Fact]
    public async Task A_connection_string_that_only_reads_is_refused_before_it_migrates()
    {
        await using var database = (SqliteDatabase)await fixture.CreateAnotherAsync(Cancellation);
        await database.Migrator().MigrateAsync(cancellationToken: Cancellation);
        var readOnly = $"Data Source={database.File};Mode=ReadOnly";

        await Assert.ThrowsAsync<InvalidConnectionStringException>(() =>
            AdFluxMigrator.ForSqlite(readOnly).MigrateAsync(cancellationToken: Cancellation)
        );
        var up = await ToolCommandLine.RunWithAsync(readOnly, "up", "--provider", "sqlite");
        var status = await ToolCommandLine.RunWithAsync(readOnly, "status", "--provider", "sqlite");

        Assert.Equal((2, 0), (up.ExitCode, status.ExitCode));
    }

    [Fact]
    public async Task A_file_that_may_not_be_written_is_named_with_what_is_missing()
    {
        const byte futureWriteVersion = 3;
        await using var database = (SqliteDatabase)await fixture.CreateAnotherAsync(Cancellation);
        await database.ExecuteAsync("CREATE TABLE theirs (id integer)", Cancellation);
        // SQLite takes a file with a write version that it does not know for read-only, whoever the user is.
        await using (var file = new FileStream(database.File, FileMode.Open))
        {
            file.Position = 18;
            file.WriteByte(futureWriteVersion);
        }

        var up = await ToolCommandLine.RunAsync(database, "up");

        Assert.Equal(1, up.ExitCode);
        Assert.Contains($"may not write {database.File} or its folder", up.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_to_the_file_leads_to_the_same_lock()
    {
        await using var database = (SqliteDatabase)await fixture.CreateAnotherAsync(Cancellation);
        var link = Path.Combine(Path.GetDirectoryName(database.File)!, "link.db");
        File.CreateSymbolicLink(link, database.File);
        await using var holder = await database.HoldLockAsync();

        await Assert.ThrowsAsync<MigrationLockHeldException>(() =>
            AdFluxMigrator.ForSqlite($"Data Source={link}").MigrateAsync(Migrators.NoWait, Cancellation)
        );
    }

    [Fact]
    public async Task Another_writer_is_waited_for_no_longer_than_the_lock()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        await using var writer = await database.BlockAsync();

        var held = await Assert.ThrowsAsync<MigrationLockHeldException>(() =>
            database.Migrator().MigrateAsync(Migrators.NoWait, Cancellation)
        );

        Assert.Contains("writing", held.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_folder_is_named()
    {
        var folder = Path.Combine(Path.GetDirectoryName(fixture.File)!, "missing");
        var connectionString = $"Data Source={Path.Combine(folder, "adflux.db")}";

        var failure = await Assert.ThrowsAsync<DatabaseAccessException>(() =>
            AdFluxMigrator.ForSqlite(connectionString).MigrateAsync(cancellationToken: Cancellation)
        );
        var tool = await ToolCommandLine.RunWithAsync(connectionString, "up", "--provider", "sqlite");

        Assert.Contains(folder, failure.Message, StringComparison.Ordinal);
        Assert.False(failure.IsTransient);
        Assert.Equal(1, tool.ExitCode);
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_left_as_it_is()
    {
        await using var database = (SqliteDatabase)await fixture.CreateAnotherAsync(Cancellation);
        var text = string.Concat(Enumerable.Repeat("not a database ", 100));
        await File.WriteAllTextAsync(database.File, text, Cancellation);

        var failure = await Assert.ThrowsAsync<DatabaseAccessException>(() =>
            database.Migrator().MigrateAsync(cancellationToken: Cancellation)
        );

        Assert.Contains($"{database.File} is not a SQLite database", failure.Message, StringComparison.Ordinal);
        Assert.Equal(text, await File.ReadAllTextAsync(database.File, Cancellation));
    }

    [Theory]
    [InlineData("Data Source=:memory:")]
    [InlineData("Data Source=shared;Mode=Memory;Cache=Shared")]
    [InlineData("Data Source=file:adflux.db?mode=memory")]
    [InlineData("")]
    public void A_database_without_a_file_is_refused(string connectionString) =>
        Assert.Throws<InvalidConnectionStringException>(() => AdFluxMigrator.ForSqlite(connectionString));

    [Fact]
    public async Task A_password_that_this_SQLite_cannot_use_is_not_repeated()
    {
        const string canary = "c4n4ry-p4ssw0rd";
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        var connectionString = $"{database.ConnectionString};Password={canary}";

        var failure = await Assert.ThrowsAnyAsync<MigrationException>(() =>
            AdFluxMigrator.ForSqlite(connectionString).MigrateAsync(cancellationToken: Cancellation)
        );
        var tool = await ToolCommandLine.RunWithAsync(connectionString, "up", "--provider", "sqlite");

        Assert.Equal(1, tool.ExitCode);
        Assert.DoesNotContain(canary, failure + tool.Output + tool.Error, StringComparison.Ordinal);
    }
}
