using Microsoft.EntityFrameworkCore.Migrations;

namespace AdFlux.Migrations.Tests.Support;

/// <summary>Small migrations for tests of the runner; each that works makes one table.</summary>
internal static class Steps
{
    public const string FirstId = "20300101000000_First";
    public const string SecondId = "20300102000000_Second";
    public const string ThirdId = "20300103000000_Third";
    public const string FailingId = "20300104000000_Failing";

    [Migration(FirstId)]
    public sealed class First : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("CREATE TABLE first_step (id integer)");

        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable("first_step");
    }

    [Migration(SecondId)]
    public sealed class Second : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("CREATE TABLE second_step (id integer)");

        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable("second_step");
    }

    [Migration(ThirdId)]
    public sealed class Third : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("CREATE TABLE third_step (id integer)");

        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable("third_step");
    }

    /// <summary>Makes a table, then fails.</summary>
    [Migration(FailingId)]
    public sealed class Failing : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("CREATE TABLE failing_step (id integer)");
            migrationBuilder.Sql("INSERT INTO no_such_table VALUES (1)");
        }
    }

    /// <summary>Makes a table, then runs one statement that never ends.</summary>
    [Migration("20300105000000_Endless")]
    public sealed class Endless : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("CREATE TABLE endless_step (id integer)");
            migrationBuilder.Sql(
                "WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT 1 - n FROM numbers) SELECT count(*) FROM numbers WHERE n > 1"
            );
        }
    }

    /// <summary>Has a command that the provider cannot run in a transaction.</summary>
    [Migration("20300106000000_Outside")]
    public sealed class Outside : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("VACUUM", suppressTransaction: true);
    }
}
