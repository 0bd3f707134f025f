using System.Data.Common;

namespace AdFlux.Samples.Tests.RecruitingApi;

[OnSqlite]
public sealed class HealthOnSqlite(SqliteDatabase database) : HealthSpec(database), IClassFixture<SqliteDatabase>
{
    private protected override async Task<Obstacle> MakeUnavailableAsync()
    {
        DbConnection writer = await Database.OpenConnectionAsync(Token);
        await writer.BeginTransactionAsync(Token);
        return new Obstacle($"{Database.ConnectionString};Default Timeout=1", writer);
    }
}
