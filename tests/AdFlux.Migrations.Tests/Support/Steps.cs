using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AdFlux.Migrations.Tests.Support;

/// <summary>Small migrations for tests of the runner; each that works makes one table.</summary>
internal static class Steps
{
    public const string FirstId = "20300101000000_First";
    public const string SecondId = "20300102000000_Second";
    public const string ThirdId = "20300103000000_Third";
    public const string IndexId = "20300103120000_Index";
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

    /// <summary>Has a command that the provider cannot run in a transaction, and nothing else.</summary>
    [Migration("20300106000000_Outside")]
    public sealed class Outside : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("VACUUM", suppressTransaction: true);
    }

    /// <summary>Has a command that the provider cannot run in a transaction, beside another.</summary>
    [Migration("20300107000000_Mixed")]
    public sealed class Mixed : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("CREATE TABLE mixed_step (id integer)");
            migrationBuilder.Sql("VACUUM", suppressTransaction: true);
        }
    }

    /// <summary>Is <see cref="First"/>, written otherwise since.</summary>
    [Migration(FirstId)]
    public sealed class FirstChanged : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("CREATE TABLE first_step (id bigint)");

        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable("first_step");
    }

    /// <summary>Adds an index to the table of <see cref="First"/> while others use it; an ordinary one on SQLite.</summary>
    [Migration(IndexId)]
    public sealed class Index : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder
                .CreateIndex("ix_first_step_id", "first_step", "id", unique: true)
                .Annotation("Npgsql:CreatedConcurrently", true);

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            if (migrationBuilder.IsNpgsql())
            {
                migrationBuilder.Sql("DROP INDEX CONCURRENTLY ix_first_step_id", suppressTransaction: true);
            }
            else
            {
                migrationBuilder.DropIndex("ix_first_step_id");
            }
        }
    }
}
