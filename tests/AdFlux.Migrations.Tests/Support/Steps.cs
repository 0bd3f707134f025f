using FluentMigrator;
using FluentMigrator.Postgres;

namespace AdFlux.Migrations.Tests.Support;

/// <summary>Small migrations for tests of the runner; each that works makes one table.</summary>
internal static class Steps
{
    public const string FirstId = "20300101000000_First";
    public const string SecondId = "20300102000000_Second";
    public const string ThirdId = "20300103000000_Third";
    public const string IndexId = "20300103120000_Index";
    public const string FailingId = "20300104000000_Failing";

    [Migration(20300101000000)]
    public sealed class First : Migration
    {
        public override void Up() => Execute.Sql("CREATE TABLE first_step (id integer)");

        public override void Down() => Delete.Table("first_step");
    }

    [Migration(20300102000000)]
    public sealed class Second : Migration
    {
        public override void Up() => Execute.Sql("CREATE TABLE second_step (id integer)");

        public override void Down() => Delete.Table("second_step");
    }

    [Migration(20300103000000)]
    public sealed class Third : Migration
    {
        public override void Up() => Execute.Sql("CREATE TABLE third_step (id integer)");

        public override void Down() => Delete.Table("third_step");
    }

    /// <summary>Makes a table, then fails.</summary>
    [Migration(20300104000000)]
    public sealed class Failing : ForwardOnlyMigration
    {
        public override void Up()
        {
            Execute.Sql("CREATE TABLE failing_step (id integer)");
            Execute.Sql("INSERT INTO no_such_table VALUES (1)");
        }
    }

    /// <summary>Makes a table, then runs one statement that never ends.</summary>
    [Migration(20300105000000)]
    public sealed class Endless : ForwardOnlyMigration
    {
        public override void Up()
        {
            Execute.Sql("CREATE TABLE endless_step (id integer)");
            Execute.Sql(
                "WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT 1 - n FROM numbers) SELECT count(*) FROM numbers WHERE n > 1"
            );
        }
    }

    /// <summary>Has a command that the provider cannot run in a transaction, and nothing else.</summary>
    [Migration(20300106000000, TransactionBehavior.None)]
    public sealed class Outside : ForwardOnlyMigration
    {
        public override void Up() => Execute.Sql("VACUUM");
    }

    /// <summary>Has a command that the provider cannot run in a transaction, beside another.</summary>
    [Migration(20300107000000, TransactionBehavior.None)]
    public sealed class Mixed : ForwardOnlyMigration
    {
        public override void Up()
        {
            Execute.Sql("CREATE TABLE mixed_step (id integer)");
            Execute.Sql("VACUUM");
        }
    }

    /// <summary>Adds an index to the table of <see cref="First"/> while others use it; an ordinary one on SQLite.</summary>
    [Migration(20300103120000, TransactionBehavior.None)]
    public sealed class Index : Migration
    {
        public override void Up() =>
            Create
                .Index("ix_first_step_id")
                .OnTable("first_step")
                .OnColumn("id")
                .Ascending()
                .WithOptions()
                .Unique()
                .WithOptions()
                .AsConcurrently();

        public override void Down()
        {
            IfDatabase("PostgreSQL").Execute.Sql("DROP INDEX CONCURRENTLY ix_first_step_id");
            IfDatabase("SQLite").Delete.Index("ix_first_step_id").OnTable("first_step");
        }
    }
}
