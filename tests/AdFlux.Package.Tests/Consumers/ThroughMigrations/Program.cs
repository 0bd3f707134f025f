using AdFlux.Data.Ids;
using AdFlux.Migrations;
using Npgsql;
using ThroughMigrations;

MigrationStatus status = await AdFluxMigrator.ForPostgreSql(args[0]).GetStatusAsync();
int pending = status.Migrations.Count(migration => !migration.IsApplied);
Console.WriteLine($"shift {ShiftId.From("early")}, application {ApplicationId.From(7)}, {pending} pending");
Console.WriteLine($"Npgsql {typeof(NpgsqlConnection).Assembly.GetName().Version}");
