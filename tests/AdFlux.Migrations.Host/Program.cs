using System.Globalization;
using AdFlux.Migrations.Host;
using AdFlux.Migrations.Running;
using AdFlux.Migrations.Running.History;
using AdFlux.Migrations.Running.Postgres;
using AdFlux.Migrations.Running.Sqlite;
using AdFlux.Migrations.Tests.Support;

// Migrates a database with migrations of the tests, and kills itself at a point of the run: a process for tests of what such an end leaves.
// Arguments: provider (PostgreSql or Sqlite), target (a migration id, 0 or latest), the number of the log message to end at (0 for none),
// and the names of the migrations, those of the application with a + before them. The connection string comes in ADFLUX_CONNECTION_STRING.
var connectionString = Environment.GetEnvironmentVariable("ADFLUX_CONNECTION_STRING")!;
MigrationDatabase database = string.Equals(args[0], "PostgreSql", StringComparison.Ordinal)
    ? PostgresMigrationDatabase.FromConnectionString(connectionString)
    : SqliteMigrationDatabase.FromConnectionString(connectionString);
var types = args[3..].ToLookup(name => name[0] == '+', name => typeof(Steps).GetNestedType(name.TrimStart('+'))!);
IReadOnlyList<MigrationSet> sets = types[true].Any()
    ? [new(types[false]), new(HistoryTables.Application, types[true], leftOut: [])]
    : [new(types[false])];
var end = new EndingLogger(int.Parse(args[2], CultureInfo.InvariantCulture));
var migrator = new MigrationRunner(database, sets, end, TimeProvider.System);
var result = string.Equals(args[1], "latest", StringComparison.Ordinal)
    ? await migrator.MigrateAsync()
    : await migrator.MigrateDownAsync(args[1]);
await Console.Out.WriteLineAsync(string.Join(',', result.Steps.Select(step => step.MigrationId)));
