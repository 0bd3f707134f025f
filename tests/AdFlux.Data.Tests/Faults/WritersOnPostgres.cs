using AdFlux.Data.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Tests.Faults;

[OnPostgres]
public sealed class WritersOnPostgres(PostgresDatabase database) : WritersSpec(database), IClassFixture<PostgresDatabase>
{
    protected override async Task KillAsItWritesAsync(int rows, string inTheMiddle)
    {
        AdFluxDbContext holder = CreateContext();
        await using var held = await holder.Database.BeginTransactionAsync(Token);
        await holder.Database.ExecuteSqlAsync($"SELECT 1 FROM meta_insights WHERE object_id = {inTheMiddle} FOR UPDATE", Token);
        using var writer = WriterProcess.Start(Database, rows, calls: 1);
        await UntilASessionWaitsAsync();
        await writer.KillAsync();
    }
}
