#!/usr/bin/env bash
# FluentMigrator 8.0.1, what its generator and processor for PostgreSQL 15 do (no server is needed to see it):
# - Delete.Table("x").IfExists().InSchema("s1") leaves the schema out, and drops public.x;
# - PrimaryKey on an added column makes no key, without an error;
# - a long below zero is written in the culture of the thread: with U+2212 instead of the minus sign under sv-SE, a syntax error in SQL;
# - a DateTime loses its fraction of a second and its Kind;
# - the processor for PostgreSQL 15 knows no IfDatabase("Postgres"), the name of the older ones: such a part is left out without an error.
# Fails when that changes. Needs the .NET SDK, version 10 or later, and ICU (sv-SE).
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
    <PackageReference Include="FluentMigrator" Version="[8.0.1]" />
    <PackageReference Include="FluentMigrator.Runner.Core" Version="[8.0.1]" />
    <PackageReference Include="FluentMigrator.Runner.Postgres" Version="[8.0.1]" />
    <PackageReference Include="Npgsql" Version="[10.0.3]" />
  </ItemGroup>
</Project>
XML
cat > Program.cs <<'CS'
using System.Globalization;
using FluentMigrator;
using FluentMigrator.Infrastructure;
using FluentMigrator.Runner;
using Microsoft.Extensions.DependencyInjection;

using var services = new ServiceCollection()
    .AddFluentMigratorCore()
    .ConfigureRunner(runner => runner.AddPostgres15_0().WithGlobalConnectionString("Host=localhost").AsGlobalPreview())
    .BuildServiceProvider();
using var scope = services.CreateScope();
var processor = scope.ServiceProvider.GetRequiredService<IMigrationProcessor>();
var generator = scope.ServiceProvider.GetRequiredService<IMigrationGenerator>();
CultureInfo.CurrentCulture = new CultureInfo("sv-SE");
Console.OutputEncoding = System.Text.Encoding.UTF8;
var context = new MigrationContext(processor, scope.ServiceProvider, "");
new Words().GetUpExpressions(context);
foreach (var expression in context.Expressions)
    Console.WriteLine(((dynamic)generator).Generate((dynamic)expression));

public class Words : Migration
{
    public override void Up()
    {
        Delete.Table("x").IfExists().InSchema("s1");
        Create.Column("id").OnTable("t").AsInt32().PrimaryKey("pk_t");
        Insert.IntoTable("t").Row(new { a = -5L });
        Insert.IntoTable("t").Row(new { at = new DateTime(2026, 1, 2, 3, 4, 5, 678, DateTimeKind.Utc) });
        IfDatabase("Postgres").Delete.Table("postgres");
        IfDatabase("PostgreSQL").Delete.Table("postgresql");
    }

    public override void Down() { }
}
CS
cat > expected <<'TEXT'
DROP TABLE IF EXISTS "public"."x";
ALTER TABLE "public"."t" ADD "id" integer NOT NULL;
INSERT INTO "public"."t" ("a") VALUES (−5);
INSERT INTO "public"."t" ("at") VALUES ('2026-01-02T03:04:05');
DROP TABLE "public"."postgresql";
TEXT
dotnet run --project finding.csproj -v:quiet | tee seen
diff expected seen && echo "As described: FluentMigrator 8.0.1."
