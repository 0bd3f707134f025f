using AdFlux.Data.Faults;
using AdFlux.Data.Json;
using AdFlux.Data.Model;

namespace AdFlux.Data.Tests.Repositories;

[OnSqlite]
public sealed class CampaignsOnSqlite(SqliteDatabase database) : CampaignsSpec(database), IClassFixture<SqliteDatabase>
{
    [Theory]
    [InlineData("2026-07-01 02:00:00")]
    [InlineData("2026-07-01T02:00:00")]
    [InlineData("2026-07-01 02:00:00.5")]
    [InlineData("2026-07-01T04:00:00.123+02:00")]
    [InlineData("2026-07-01 02:00:00.1234567")]
    public async Task A_time_that_another_program_wrote_in_a_form_of_its_own_is_the_one_that_was_seen(string text)
    {
        await StoreAsync(new Campaign { Name = "x", Platform = Platform.Meta });
        await Database.ExecuteAsync($"UPDATE campaigns SET updated_at = '{text}'", Token);
        Campaign first = await Campaigns.StreamAsync(new(), Token).SingleAsync(Token);
        Campaign second = await Campaigns.StreamAsync(new(), Token).SingleAsync(Token);

        Assert.True(await Campaigns.ChangeAsync(first, Token));
        await Assert.ThrowsAsync<ConcurrentChangeException>(() => Campaigns.ChangeAsync(second, Token));

        Assert.Equal("2026-07-01 03:00:00.000000", await Database.ScalarAsync("SELECT updated_at FROM campaigns", Token));
        await Database.ExecuteAsync($"UPDATE campaigns SET updated_at = '{text}'", Token);
        Assert.NotNull(await Campaigns.PublishAsync(first.Id, new ExternalIds(), cancellationToken: Token));
    }
}
