using AdFlux.Data.Ids;
using AdFlux.Migrations;
using ThroughMigrations;

MigrationStatus status = await AdFluxMigrator.ForSqlite("Data Source=adflux.db").GetStatusAsync();
int pending = status.Migrations.Count(migration => !migration.IsApplied);
Console.WriteLine($"shift {ShiftId.From("early")}, application {ApplicationId.From(7)}, {pending} pending");
