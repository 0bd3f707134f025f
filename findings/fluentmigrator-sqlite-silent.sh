#!/usr/bin/env bash
# FluentMigrator 8.0.1 on SQLite, in its default STRICT compatibility mode:
# - an index's filter and INCLUDE (FluentMigrator.Extensions.Postgres) are left out without an error: the unique index below covers every row;
# - a DateOnly is written without quotes in the thread's culture (01/02/2026), so SQLite divides and stores the number 0.
# Expected: an error, or the filter in the index and the day in the column.
# Fails when that changes. Needs the .NET SDK, version 8 or later.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > finding.csproj <<'XML'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <ImplicitUsings>enable</ImplicitUsings>
    <InvariantGlobalization>true</InvariantGlobalization>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="FluentMigrator.Runner.SQLite" Version="[8.0.1]" />
    <PackageReference Include="FluentMigrator.Runner.Core" Version="[8.0.1]" />
    <PackageReference Include="FluentMigrator.Extensions.Postgres" Version="[8.0.1]" />
    <PackageReference Include="Microsoft.Data.Sqlite" Version="[10.0.14]" />
  </ItemGroup>
</Project>
XML
cat > Program.cs <<'CS'
using FluentMigrator;
using FluentMigrator.Postgres;
using FluentMigrator.Runner;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

using var services = new ServiceCollection()
    .AddFluentMigratorCore()
    .ConfigureRunner(runner => runner.AddSQLite().WithGlobalConnectionString("Data Source=finding.db").ScanIn(typeof(Jobs).Assembly).For.Migrations())
    .BuildServiceProvider();
using (var scope = services.CreateScope())
    scope.ServiceProvider.GetRequiredService<IMigrationRunner>().MigrateUp();

using var connection = new SqliteConnection("Data Source=finding.db");
connection.Open();
using var command = connection.CreateCommand();
command.CommandText = "SELECT sql FROM sqlite_master WHERE name = 'uq' UNION ALL SELECT typeof(day) || ' ' || day FROM jobs";
using var reader = command.ExecuteReader();
while (reader.Read())
    Console.WriteLine(reader.GetString(0));

[Migration(1)]
public class Jobs : ForwardOnlyMigration
{
    public override void Up()
    {
        Create.Table("jobs").WithColumn("name").AsString().WithColumn("done").AsInt32().WithColumn("day").AsDate();
        Create.Index("uq").OnTable("jobs").OnColumn("name").Ascending().WithOptions().Unique().WithOptions().Filter("done = 0").Include("done");
        Insert.IntoTable("jobs").Row(new { name = "a", done = 1, day = new DateOnly(2026, 1, 2) });
    }
}
CS
cat > expected <<'TEXT'
CREATE UNIQUE INDEX "uq" ON "jobs" ("name" ASC)
integer 0
TEXT
dotnet run --project finding.csproj -v:quiet | tee seen
diff expected seen && echo "As described: FluentMigrator 8.0.1."
