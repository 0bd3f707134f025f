using AdFlux.Migrations;
using Npgsql;

MigrationStatus status = await AdFluxMigrator.ForPostgreSql(args[0]).GetStatusAsync();
Console.WriteLine(typeof(NpgsqlConnection).Assembly.GetName().Version);
Console.WriteLine($"{status.Migrations.Count(migration => !migration.IsApplied)} pending");
