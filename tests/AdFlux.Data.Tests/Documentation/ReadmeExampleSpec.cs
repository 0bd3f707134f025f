using System.Globalization;
using System.Text;
using AdFlux.Data.Ids;
using AdFlux.Data.Ingest;
using AdFlux.Data.Model;
using AdFlux.Data.Queries;
using AdFlux.Data.Repositories;
using AdFlux.Data.Tests.Support;
using AdFlux.Data.Upserts;
using AdFlux.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace AdFlux.Data.Tests.Documentation;

/// <summary>Runs the README's code; <see cref="ReadmeTests"/> holds that the README shows just this.</summary>
public abstract class ReadmeExampleSpec(TestDatabase database) : OnMigratedDatabase(database)
{
    private const string Page = """
        {"data":[
          {"account_id":"1234567890123456","campaign_id":"120210000000000001","adset_id":"120210000000100001","ad_id":"120210000000200001",
           "date_start":"2026-06-01","date_stop":"2026-06-01","impressions":"1000","clicks":"20","spend":"14.35"},
          {"account_id":"1234567890123456","campaign_id":"120210000000000001","adset_id":"120210000000100001","ad_id":"120210000000200001",
           "date_start":"2026-06-02","date_stop":"2026-06-02","impressions":"500","clicks":"5","spend":"7.5"}
        ],"paging":{}}
        """;

    [Fact]
    public async Task The_code_of_the_readme_runs()
    {
        var services = new ServiceCollection();
        CancellationToken cancellationToken = Token;
        await MigrateAsync(cancellationToken);
        Configure(services);
        await using ServiceProvider provider = services.BuildServiceProvider();
        await using AsyncServiceScope scope = provider.CreateAsyncScope();
        var insights = scope.ServiceProvider.GetRequiredService<IMetaInsightRepository>();
        using var page = new MemoryStream(Encoding.UTF8.GetBytes(Page));
        using var output = new StringWriter(CultureInfo.InvariantCulture);

        await UpsertAsync(insights, page, output, cancellationToken);
        await ReportAsync(insights, output, cancellationToken);

        Assert.Equal(
            "2 inserted, 0 updated, 0 unchanged\n2026-06-01      14.35     2.00 %\n2026-06-02       7.50     1.00 %\n",
            output.ToString().ReplaceLineEndings("\n")
        );
    }

    private async Task MigrateAsync(CancellationToken cancellationToken)
    {
        string connectionString = Database.ConnectionString;
        if (Database.Provider == TestProvider.PostgreSql)
        {
            await AdFluxMigrator.ForPostgreSql(connectionString).MigrateAsync(cancellationToken: cancellationToken);
            return;
        }

        await AdFluxMigrator.ForSqlite(connectionString).MigrateAsync(cancellationToken: cancellationToken);
    }

    private void Configure(ServiceCollection services)
    {
        string connectionString = Database.ConnectionString;
        if (Database.Provider == TestProvider.PostgreSql)
        {
            services.AddAdFluxData(options => options.UsePostgreSql(connectionString));
            return;
        }

        services.AddAdFluxData(options => options.UseSqlite(connectionString));
    }

    private static async Task UpsertAsync(
        IMetaInsightRepository insights,
        Stream page,
        StringWriter output,
        CancellationToken cancellationToken
    )
    {
        UpsertResult result = await insights.UpsertAsync(
            GraphInsights.ReadAsync(page, InsightLevel.Ad, cancellationToken: cancellationToken),
            new UpsertOptions { MissingParents = MissingParents.Stub },
            cancellationToken: cancellationToken
        );
        output.WriteLine($"{result.Inserted} inserted, {result.Updated} updated, {result.Unchanged} unchanged");
    }

    private static async Task ReportAsync(IMetaInsightRepository insights, StringWriter output, CancellationToken cancellationToken)
    {
        var query = new RollupQuery(InsightLevel.Ad, From: new DateOnly(2026, 6, 1), To: new DateOnly(2026, 6, 30))
        {
            By = RollupPeriod.Day,
            Campaigns = [MetaCampaignId.From("120210000000000001")],
        };
        await foreach (InsightRollup day in insights.RollupAsync(query, cancellationToken))
            output.WriteLine($"{day.Period:yyyy-MM-dd} {day.Spend, 10:N2} {day.Ctr, 8:N2} %");
    }
}
