using System.Globalization;
using AdFlux.Data;
using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using AdFlux.Data.Repositories;
using AdFlux.Data.Upserts;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

// Upserts the same rows again and again, with the number of the call as their clicks, and says how far it is: a process for tests to kill.
// Arguments: provider (PostgreSql or Sqlite), rows per call, calls, and on SQLite an object id: when its row is updated, the process says so
// and stops until something comes in. The connection string comes in ADFLUX_CONNECTION_STRING.
int rows = int.Parse(args[1], CultureInfo.InvariantCulture);
int calls = int.Parse(args[2], CultureInfo.InvariantCulture);
string connectionString = Environment.GetEnvironmentVariable("ADFLUX_CONNECTION_STRING")!;
var options = new DbContextOptionsBuilder<AdFluxDbContext>();
if (string.Equals(args[0], "PostgreSql", StringComparison.Ordinal))
    options.UseAdFluxPostgreSql(connectionString);
else
    options.UseAdFluxSqlite(connectionString);

await using var context = new AdFluxDbContext(options.Options);
if (args.Length > 3)
    await StopAtAsync(args[3]);
var insights = new MetaInsightRepository(context);
for (int call = 1; call <= calls; call++)
{
    UpsertResult result = await insights.UpsertAsync(Read(call));
    Say($"stored {call}: {result.Inserted} inserted, {result.Updated} updated, {result.Unchanged} unchanged");
}

async Task StopAtAsync(string objectId)
{
    await context.Database.OpenConnectionAsync();
    var connection = (SqliteConnection)context.Database.GetDbConnection();
    connection.CreateFunction("stop", (string id) => Stop(id));
    await using SqliteCommand trigger = connection.CreateCommand();
    trigger.CommandText = "CREATE TEMP TRIGGER stops BEFORE UPDATE ON meta_insights BEGIN SELECT stop(NEW.object_id); END";
    await trigger.ExecuteNonQueryAsync();

    int Stop(string id)
    {
        if (!string.Equals(id, objectId, StringComparison.Ordinal))
            return 0;

        Say($"writing");
        return Console.Read();
    }
}

async IAsyncEnumerable<MetaInsight> Read(int call)
{
    for (int i = 0; i < rows; i++)
    {
        if (i == rows / 2)
            Say($"reading {call}");
        yield return new MetaInsight
        {
            ObjectId = InsightObjectId.From(i.ToString("D8", CultureInfo.InvariantCulture)),
            Level = InsightLevel.Account,
            DateStart = new DateOnly(2026, 6, 1),
            DateStop = new DateOnly(2026, 6, 1),
            Clicks = call,
        };
    }

    await Task.Yield();
    Say($"read {call}");
}

static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
