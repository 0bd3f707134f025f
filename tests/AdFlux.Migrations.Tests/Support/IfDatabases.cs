using FluentMigrator;

namespace AdFlux.Migrations.Tests.Support;

/// <summary>Migrations with parts for one database, each with a table for PostgreSQL and one for SQLite, or a name that never applies.</summary>
internal static class IfDatabases
{
    public const string Typo = "Postgre";

    public static void CreateWithTypo(Migration migration) => migration.IfDatabase("Helper").Delete.Table("t");

    [Migration(1)]
    public sealed class Names : ForwardOnlyMigration
    {
        public override void Up()
        {
            IfDatabase("PostgreSQL").Create.Table("only_postgres").WithColumn("id").AsInt32();
            IfDatabase("SQLite").Create.Table("only_sqlite").WithColumn("id").AsInt32();
        }
    }

    [Migration(2)]
    public sealed class OtherNames : ForwardOnlyMigration
    {
        public override void Up()
        {
            IfDatabase("SqlServer", "postgres").Create.Table("only_postgres").WithColumn("id").AsInt32();
            IfDatabase("Sqlite", "MySql").Create.Table("only_sqlite").WithColumn("id").AsInt32();
        }
    }

    [Migration(3)]
    public sealed class Predicates : ForwardOnlyMigration
    {
        public override void Up()
        {
            IfDatabase(name => name.StartsWith("Postgres", StringComparison.OrdinalIgnoreCase))
                .Create.Table("only_postgres")
                .WithColumn("id")
                .AsInt32();
            IfDatabase(name => name.Equals(ProcessorIdConstants.SQLite, StringComparison.Ordinal))
                .Create.Table("only_sqlite")
                .WithColumn("id")
                .AsInt32();
        }
    }

    /// <summary>Its strings are no names: a table before the call, and SQL for another database.</summary>
    [Migration(4)]
    public sealed class OtherStrings : ForwardOnlyMigration
    {
        public override void Up()
        {
            var table = "only_postgres";
            IfDatabase("PostgreSQL").Create.Table(table).WithColumn("id").AsInt32();
            string[] tables = ["only_sqlite"];
            IfDatabase("SQLite").Create.Table(tables[0]).WithColumn("id").AsInt32();
            IfDatabase(ProcessorIdConstants.SqlServer2016, ProcessorIdConstants.Oracle).Execute.Sql("no SQL here");
        }
    }

    [Migration(5)]
    public sealed class Direct : ForwardOnlyMigration
    {
        public override void Up() => IfDatabase(Typo).Delete.Table("t");
    }

    [Migration(6)]
    public sealed class OneOfTwo : ForwardOnlyMigration
    {
        public override void Up() => IfDatabase("SQLite", Typo).Delete.Table("t");
    }

    [Migration(7)]
    public sealed class InLambda : ForwardOnlyMigration
    {
        public override void Up() => Array.ForEach([1, 2], number => IfDatabase(Typo).Delete.Table($"t{number}"));
    }

    [Migration(8)]
    public sealed class InIterator : ForwardOnlyMigration
    {
        public override void Up() => Assert.NotEmpty(Each().ToList());

        private IEnumerable<int> Each()
        {
            IfDatabase(Typo).Delete.Table("t");
            yield return 1;
        }
    }

    public abstract class Base<T> : ForwardOnlyMigration
    {
        protected void Drop() => Array.ForEach([1], _ => IfDatabase(Typo).Delete.Table(typeof(T).Name));
    }

    [Migration(9)]
    public sealed class InGenericBase : Base<string>
    {
        public override void Up() => Drop();
    }

    [Migration(10)]
    public sealed class InHelper : ForwardOnlyMigration
    {
        public override void Up() => CreateWithTypo(this);
    }

    [Migration(11)]
    public sealed class OldVersion : ForwardOnlyMigration
    {
        public override void Up() => IfDatabase(ProcessorIdConstants.PostgreSQL11_0).Delete.Table("t");
    }

    [Migration(12)]
    public sealed class InDown : Migration
    {
        public override void Up() => Create.Table("t").WithColumn("id").AsInt32();

        public override void Down() => IfDatabase(Typo).Delete.Table("t");
    }
}
