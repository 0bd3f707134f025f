using System.Globalization;
using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using AdFlux.Data.Queries;
using AdFlux.Data.Repositories;
using AdFlux.Data.Upserts;
using AdFlux.Migrations;
using Direct;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
string? server = args.FirstOrDefault();
const string File = "Data Source=adflux.db";

IAdFluxMigrator migrator = server is null ? AdFluxMigrator.ForSqlite(File) : AdFluxMigrator.ForPostgreSql(server);
MigrationResult migrated = await migrator.MigrateAsync();
Console.WriteLine($"{migrated.Steps.Count} applied");

await using ServiceProvider services = new ServiceCollection()
    .AddAdFluxData(options =>
    {
        if (server is null)
            options.UseSqlite(File);
        else
            options.UsePostgreSql(server);
    })
    .BuildServiceProvider();
await using AsyncServiceScope scope = services.CreateAsyncScope();
var insights = scope.ServiceProvider.GetRequiredService<IMetaInsightRepository>();
var insight = new MetaInsight
{
    ObjectId = InsightObjectId.From("120210000002000001"),
    Level = InsightLevel.Account,
    AccountId = AdAccountId.From("1234567890123456"),
    DateStart = new DateOnly(2026, 6, 1),
    DateStop = new DateOnly(2026, 6, 1),
    Impressions = 200,
    Clicks = 10,
    Spend = 12.50m,
};
UpsertResult upserted = await insights.UpsertAsync([insight], new UpsertOptions { MissingParents = MissingParents.Stub });
Console.WriteLine($"{upserted.Inserted} inserted");

var june = new RollupQuery(InsightLevel.Account, new DateOnly(2026, 6, 1), new DateOnly(2026, 6, 30)) { By = RollupPeriod.Day };
await foreach (InsightRollup day in insights.RollupAsync(june))
    Console.WriteLine($"{day.Period:yyyy-MM-dd} {day.Spend:N2} spent, {day.Ctr:N2} % clicked");

var notes = new Notes(server is null ? builder => builder.UseSqlite(File) : builder => builder.UseNpgsql(server));
await notes.WriteAsync(ApplicationId.From(7), new NoteContent("call back", 2));
Console.WriteLine(await notes.DescribeAsync(ApplicationId.From(7)));
