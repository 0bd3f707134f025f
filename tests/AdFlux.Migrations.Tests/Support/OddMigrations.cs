using FluentMigrator;

namespace AdFlux.Migrations.Tests.Support;

/// <summary>Migrations whose classes are out of the ordinary.</summary>
internal static class OddMigrations
{
    private static int _runs;

    [Migration(1)]
    public sealed class Injected(TimeProvider timeProvider) : ForwardOnlyMigration
    {
        public override void Up() => Execute.Sql($"CREATE TABLE t{timeProvider.GetTimestamp()} (id integer)");
    }

    [Migration(2)]
    public sealed class Throwing : ForwardOnlyMigration
    {
        public Throwing() => throw new FormatException("no such setting");

        public override void Up() { }
    }

    [Migration(3)]
    public sealed class Broken : ForwardOnlyMigration
    {
        public override void Up() => Create.Table(((string?)null)!.Trim());
    }

    [Migration(4)]
    public sealed class Generic<T> : ForwardOnlyMigration
    {
        public override void Up() => Create.Table(typeof(T).Name).WithColumn("id").AsInt32();
    }

    /// <summary>Reads something that is another each time.</summary>
    [Migration(5)]
    public sealed class OtherEachTime : ForwardOnlyMigration
    {
        public override void Up()
        {
            Create.Table("first").WithColumn("id").AsInt32();
            Create.Table($"t{Interlocked.Increment(ref _runs)}").WithColumn("id").AsInt32();
        }
    }

    /// <summary>Says less each time.</summary>
    [Migration(6)]
    public sealed class LessEachTime : ForwardOnlyMigration
    {
        private static int _tables = 100;

        public override void Up()
        {
            for (var number = Interlocked.Decrement(ref _tables); number > 0; number--)
            {
                Create.Table($"t{100 - number}").WithColumn("id").AsInt32();
            }
        }
    }

    [Migration(7)]
    public sealed class Reversing : AutoReversingMigration
    {
        public override void Up()
        {
            Create.Table("old").WithColumn("id").AsInt32().PrimaryKey().WithColumn("a").AsInt32().Nullable().Indexed();
            Create.Column("b").OnTable("old").AsInt32().Nullable();
            Rename.Column("b").OnTable("old").To("c");
            Rename.Table("old").To("new");
            Insert.IntoTable("new").Row(new { id = 1, a = -1 });
        }
    }

    [Migration(8)]
    public sealed class Irreversible : AutoReversingMigration
    {
        public override void Up() => IfDatabase("PostgreSQL", "SQLite").Execute.Sql("CREATE TABLE irreversible (id integer)");
    }

    [Migration(9)]
    public sealed class Keyed : AutoReversingMigration
    {
        public override void Up()
        {
            Create.Table("parents").WithColumn("id").AsInt32().PrimaryKey();
            Create.Table("children").WithColumn("parent").AsInt32().ForeignKey("parents", "id");
        }
    }
}
