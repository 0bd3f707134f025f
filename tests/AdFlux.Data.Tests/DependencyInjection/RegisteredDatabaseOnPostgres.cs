using AdFlux.Data.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace AdFlux.Data.Tests.DependencyInjection;

[OnPostgres]
public sealed class RegisteredDatabaseOnPostgres(PostgresDatabase database)
    : RegisteredDatabaseSpec(database),
        IClassFixture<PostgresDatabase>
{
    private const string ApplicationName = "SELECT current_setting('application_name') AS \"Value\"";

    [Fact]
    public async Task A_data_source_that_exists_is_used_and_stays_with_its_owner()
    {
        await using NpgsqlDataSource dataSource = NpgsqlDataSource.Create($"{Database.ConnectionString};Application Name=given");
        await using NpgsqlDataSource keyed = NpgsqlDataSource.Create($"{Database.ConnectionString};Application Name=by key");
        var services = new ServiceCollection();
        services.AddSingleton(_ => NpgsqlDataSource.Create($"{Database.ConnectionString};Application Name=of container"));
        services.AddKeyedSingleton("ads", keyed);
        services.AddAdFluxData(options => options.UsePostgreSqlDataSource());
        services.AddKeyedAdFluxData("given", options => options.UsePostgreSql(dataSource));
        services.AddKeyedAdFluxData("keyed", options => options.UsePostgreSqlDataSource("ads"));
        string[] names;
        await using (ServiceProvider provider = services.BuildServiceProvider())
        {
            await using AsyncServiceScope scope = provider.CreateAsyncScope();
            names =
            [
                await NameAsync(scope.ServiceProvider.GetRequiredService<AdFluxDbContext>()),
                await NameAsync(scope.ServiceProvider.GetRequiredKeyedService<AdFluxDbContext>("given")),
                await NameAsync(scope.ServiceProvider.GetRequiredKeyedService<AdFluxDbContext>("keyed")),
            ];
        }

        Assert.Equal(["of container", "given", "by key"], names);
        await using NpgsqlConnection connection = await dataSource.OpenConnectionAsync(Token);
    }

    [Theory]
    [InlineData("", null, "AdFlux.Data")]
    [InlineData(";Application Name=mine", null, "mine")]
    [InlineData(";Application Name=mine", "set", "set")]
    public async Task The_server_knows_the_application_by_its_name(string more, string? set, string expected)
    {
        var services = new ServiceCollection();
        services.AddAdFluxData(options =>
            options.UsePostgreSql(Database.ConnectionString + more, settings => settings.ApplicationName = set)
        );
        await using ServiceProvider provider = services.BuildServiceProvider();
        await using AsyncServiceScope scope = provider.CreateAsyncScope();

        Assert.Equal(expected, await NameAsync(scope.ServiceProvider.GetRequiredService<AdFluxDbContext>()));
    }

    [Fact]
    public async Task A_registration_works_through_pgbouncer()
    {
        await using PgBouncer pooler = await PgBouncer.StartAsync(Database);
        var services = new ServiceCollection();
        services.AddAdFluxData(options =>
            options.UsePostgreSql(
                pooler.ConnectionString,
                settings => (settings.CommandTimeout, settings.ConnectTimeout) = (TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(20))
            )
        );
        await using ServiceProvider provider = services.BuildServiceProvider();

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => UpsertAsync()));

        Assert.Equal(1_500, await CreateContext().MetaInsights.CountAsync(Token));

        async Task UpsertAsync()
        {
            await using AsyncServiceScope scope = provider.CreateAsyncScope();
            var insights = scope.ServiceProvider.GetRequiredService<IMetaInsightRepository>();
            await insights.UpsertAsync(Rows.AccountInsights(1_500), cancellationToken: Token);
        }
    }

    private static Task<string> NameAsync(AdFluxDbContext context) =>
        context.Database.SqlQueryRaw<string>(ApplicationName).SingleAsync(Token);
}
