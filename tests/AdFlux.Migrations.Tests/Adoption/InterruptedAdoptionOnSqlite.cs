using AdFlux.Migrations.Tests.Support;

namespace AdFlux.Migrations.Tests.Adoption;

[OnSqlite]
public sealed class InterruptedAdoptionOnSqlite(SqliteDatabase sqlite) : InterruptedAdoptionSpec(sqlite), IClassFixture<SqliteDatabase>
{
    private long _size;

    protected override string Trap => "CREATE TABLE adflux_adopted_meta_insights (id integer)";

    /// <remarks>More rows than the page cache takes, so that the process is killed when some of the new pages are in the file.</remarks>
    protected override async Task PrepareKillAsync(TestDatabase database)
    {
        await database.ExecuteAsync(
            """
            WITH RECURSIVE days (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM days WHERE n < 20000)
            INSERT INTO meta_insights (object_id, level, date_start, date_stop, spend, actions)
            SELECT 'act_' || n, 'account', '2025-01-01', '2025-01-01', 14.35, '[{"action_type": "link_click", "value": "1"}]' FROM days
            """,
            Cancellation
        );
        _size = new FileInfo(((SqliteDatabase)database).File).Length;
    }

    protected override Task UntilConvertingAsync(TestDatabase database) =>
        Contention.UntilAsync(() => Task.FromResult(new FileInfo(((SqliteDatabase)database).File).Length > _size));

    protected override Task ReleaseAsync() => Task.CompletedTask;
}
