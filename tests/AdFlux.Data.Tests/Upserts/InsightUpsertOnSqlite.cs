using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Tests.Upserts;

[OnSqlite]
public sealed class InsightUpsertOnSqlite(SqliteDatabase database) : InsightUpsertSpec(database), IClassFixture<SqliteDatabase>
{
    [Fact]
    public async Task Waiting_for_another_writer_ends_with_a_cancellation()
    {
        await StoreHierarchyAsync();
        await using DbConnection writer = await Database.OpenConnectionAsync(Token);
        await using DbTransaction held = await writer.BeginTransactionAsync(Token);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        cancel.CancelAfter(TimeSpan.FromMilliseconds(200));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            CreateInsights().UpsertAsync(Rows.Insights(days: 1), cancellationToken: cancel.Token)
        );
    }

    [Fact]
    public async Task The_patience_of_the_connection_is_as_it_was()
    {
        await StoreHierarchyAsync();
        AdFluxDbContext context = CreateContext();
        var connection = (SqliteConnection)context.Database.GetDbConnection();
        connection.DefaultTimeout = 17;

        await CreateInsights(context).UpsertAsync(Rows.Insights(days: 1), cancellationToken: Token);

        Assert.Equal(17, connection.DefaultTimeout);
    }
}
