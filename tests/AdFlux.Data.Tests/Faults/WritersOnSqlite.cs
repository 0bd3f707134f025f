using AdFlux.Data.Tests.Support;

namespace AdFlux.Data.Tests.Faults;

[OnSqlite]
public sealed class WritersOnSqlite(SqliteDatabase database) : WritersSpec(database), IClassFixture<SqliteDatabase>
{
    protected override async Task KillAsItWritesAsync(int rows, string inTheMiddle)
    {
        using var writer = WriterProcess.Start(Database, rows, calls: 1, inTheMiddle);
        await writer.UntilItSaysAsync("writing");
        await writer.KillAsync();
    }
}
