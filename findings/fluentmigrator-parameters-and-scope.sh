#!/usr/bin/env bash
# FluentMigrator 8.0.1 on SQLite:
# - a value for $(name) is put in as it is, so that a quote in it ends the string: one row more is written here;
# - BeginScope() around MigrateUp() without Complete() keeps what the migrations did: they run in no transaction.
# Fails when that changes. Needs the .NET SDK, version 10 or later.
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
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="FluentMigrator.Runner.SQLite" Version="[8.0.1]" />
    <PackageReference Include="FluentMigrator.Runner.Core" Version="[8.0.1]" />
    <PackageReference Include="Microsoft.Data.Sqlite" Version="[10.0.14]" />
  </ItemGroup>
</Project>
XML
cat > Program.cs <<'CS'
using FluentMigrator;
using FluentMigrator.Runner;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

using var services = new ServiceCollection()
    .AddFluentMigratorCore()
    .ConfigureRunner(runner => runner.AddSQLite().WithGlobalConnectionString("Data Source=finding.db").ScanIn(typeof(Notes).Assembly).For.Migrations())
    .BuildServiceProvider();
using (var scope = services.CreateScope())
{
    var runner = scope.ServiceProvider.GetRequiredService<IMigrationRunner>();
    using (runner.BeginScope())
        runner.MigrateUp(1);
}

using (var connection = new SqliteConnection("Data Source=finding.db"))
{
    connection.Open();
    using var command = connection.CreateCommand();
    command.CommandText = "SELECT count(*) FROM notes";
    Console.WriteLine($"{command.ExecuteScalar()} rows after a scope that was not completed");
}

[Migration(1)]
public class Notes : ForwardOnlyMigration
{
    public override void Up()
    {
        Create.Table("notes").WithColumn("text").AsString();
        Execute.Sql("INSERT INTO notes VALUES ('$(text)')", new Dictionary<string, string> { ["text"] = "one'), ('two" });
    }
}
CS
dotnet run --project finding.csproj -v:quiet | tee seen
cat > expected <<'TEXT'
2 rows after a scope that was not completed
TEXT
diff expected seen && echo "As described: FluentMigrator 8.0.1."
