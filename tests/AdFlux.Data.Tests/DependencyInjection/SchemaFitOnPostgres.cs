using AdFlux.Data.Repositories;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace AdFlux.Data.Tests.DependencyInjection;

[OnPostgres]
public sealed class SchemaFitOnPostgres(PostgresDatabase database) : SchemaFitSpec(database), IClassFixture<PostgresDatabase>
{
    [Fact]
    public async Task A_user_who_may_not_read_the_history_passes()
    {
        string user = $"reader_{Guid.NewGuid():N}";
        await Database.ExecuteAsync(
            $"CREATE ROLE {user} LOGIN PASSWORD 'reader'; GRANT SELECT, INSERT, UPDATE ON meta_insights TO {user}",
            Token
        );
        try
        {
            string connectionString = new NpgsqlConnectionStringBuilder(Database.ConnectionString)
            {
                Username = user,
                Password = "reader",
                Pooling = false,
            }.ConnectionString;
            var services = new ServiceCollection();
            services.AddAdFluxData(options => options.UsePostgreSql(connectionString));
            await using ServiceProvider provider = services.BuildServiceProvider();
            await using AsyncServiceScope scope = provider.CreateAsyncScope();
            var insights = scope.ServiceProvider.GetRequiredService<IMetaInsightRepository>();

            Assert.Equal(1, (await insights.UpsertAsync(Rows.AccountInsights(1), null, null, Token)).Inserted);
        }
        finally
        {
            await Database.ExecuteAsync($"DROP OWNED BY {user}; DROP ROLE {user}", Token);
        }
    }
}
