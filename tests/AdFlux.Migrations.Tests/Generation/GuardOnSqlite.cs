using AdFlux.Migrations.Tests.Support;
using FluentMigrator;
using FluentMigrator.Postgres;

namespace AdFlux.Migrations.Tests.Generation;

[OnSqlite]
public sealed class GuardOnSqlite(SqliteDatabase fixture) : GuardSpec(fixture), IClassFixture<SqliteDatabase>
{
    protected override string CountIndexes(string table) => $"SELECT count(*) FROM pragma_index_list('{table}')";

    /// <summary>What SQLite has not, and what the refusal says to write.</summary>
    public static TheoryData<string, string, Action<Migration>> Refused =>
        new()
        {
            { "INCLUDE", "IfDatabase(\"PostgreSQL\")", m => Index(m).WithOptions().Include("b") },
            { "fillfactor", "IfDatabase(\"PostgreSQL\")", m => Index(m).WithOptions().Fillfactor(70) },
            { "gin", "IfDatabase(\"PostgreSQL\")", m => Index(m).WithOptions().UsingGin() },
            { "nulls last", "IfDatabase(\"PostgreSQL\")", m => m.Create.Index("ix").OnTable("t").OnColumn("a").Ascending().NullsLast() },
            {
                "nulls not distinct",
                "IfDatabase(\"PostgreSQL\")",
                m => m.Create.Index("ix").OnTable("t").OnColumn("a").Unique().NullsNotDistinct()
            },
            {
                "an overriding insert",
                "IfDatabase(\"PostgreSQL\")",
                m => m.Insert.IntoTable("t").WithOverridingSystemValue().Row(new { a = 1 })
            },
            { "a schema of a table", "IfDatabase(\"PostgreSQL\")", m => m.Create.Table("t").InSchema("s1").WithColumn("a").AsInt32() },
            { "a schema of an index", "IfDatabase(\"PostgreSQL\")", m => m.Create.Index("ix").OnTable("t").InSchema("s1").OnColumn("a") },
            {
                "a schema of a constraint",
                "IfDatabase(\"PostgreSQL\")",
                m => m.Create.UniqueConstraint("uq").OnTable("t").WithSchema("s1").Column("a")
            },
            {
                "a schema of a parent",
                "IfDatabase(\"PostgreSQL\")",
                m => m.Create.Table("t").WithColumn("a").AsInt32().ForeignKey("fk", "s1", "p", "id")
            },
            { "a schema", "IfDatabase(\"PostgreSQL\")", m => m.Create.Schema("s1") },
            { "a sequence", "IfDatabase(\"PostgreSQL\")", m => m.Create.Sequence("s") },
            {
                "a foreign key alone",
                "inside Create.Table or Create.Column",
                m => m.Create.ForeignKey("fk").FromTable("t").ForeignColumn("a").ToTable("p").PrimaryColumn("id")
            },
            { "dropping a foreign key", "Make a new column or table", m => m.Delete.ForeignKey("fk").OnTable("t") },
            { "altering a column", "Make a new column or table", m => m.Alter.Column("a").OnTable("t").AsInt64().NotNullable() },
            { "altering a default", "Make a new column or table", m => m.Alter.Column("a").OnTable("t").AsInt64().WithDefaultValue(1) },
            { "dropping a default", "Make a new column or table", m => m.Delete.DefaultConstraint().OnTable("t").OnColumn("a") },
            { "dropping a primary key", "Make a new column or table", m => m.Delete.PrimaryKey("pk").FromTable("t") },
            { "a primary key alone", "inside Create.Table", m => m.Create.PrimaryKey("pk").OnTable("t").Column("a") },
            {
                "identity without a key",
                "write PrimaryKey() beside Identity()",
                m => m.Create.Table("t").WithColumn("a").AsInt32().Identity()
            },
            {
                "identity in a key of two",
                "Create.UniqueConstraint",
                m => m.Create.Table("t").WithColumn("a").AsInt32().PrimaryKey().Identity().WithColumn("b").AsInt32().PrimaryKey()
            },
            {
                "identity on an added column",
                "inside Create.Table",
                m => m.Create.Column("a").OnTable("t").AsInt32().PrimaryKey().Identity()
            },
            {
                "a stored column that is added",
                "stored: false",
                m => m.Create.Column("a").OnTable("t").AsInt32().Nullable().Computed("1", true)
            },
            {
                "today for an added column",
                "Update.Table",
                m => m.Create.Column("a").OnTable("t").AsDate().WithDefault(SystemMethods.CurrentUTCDateTime)
            },
            { "another collation", "BINARY, NOCASE or RTRIM", m => m.Create.Table("t").WithColumn("a").AsString(10, "\"sv_SE\"") },
            { "a time with an offset", "write AsDateTime()", m => m.Create.Table("t").WithColumn("a").AsDateTimeOffset() },
            { "a type of PostgreSQL", "Write TEXT, INTEGER, REAL or BLOB", m => m.Create.Table("t").WithColumn("a").AsCustom("jsonb") },
            { "a new uuid", "RawSql.Insert", m => m.Create.Table("t").WithColumn("a").AsGuid().WithDefault(SystemMethods.NewGuid) },
            {
                "local time",
                "Use CurrentUTCDateTime",
                m => m.Create.Table("t").WithColumn("a").AsDateTime().WithDefault(SystemMethods.CurrentDateTime)
            },
        };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public async Task What_SQLite_has_not_is_refused_with_what_to_write(string what, string instead, Action<Migration> words)
    {
        var message = await Written.RefuseAsync(Fixture, words);

        Assert.True(message.Contains(instead, StringComparison.Ordinal), $"{what}: {message}");
    }

    [Fact]
    public async Task Types_are_those_of_the_library_and_keep_what_is_written()
    {
        await using var database = await Written.ApplyAsync(
            Fixture,
            migration =>
                migration
                    .Create.Table("t")
                    .WithColumn("money")
                    .AsDecimal(18, 6)
                    .Nullable()
                    .WithColumn("day")
                    .AsDate()
                    .Nullable()
                    .WithColumn("instant")
                    .AsDateTime()
                    .Nullable()
                    .WithColumn("clock")
                    .AsTime()
                    .Nullable()
                    .WithColumn("ratio")
                    .AsDouble()
                    .Nullable()
                    .WithColumn("id")
                    .AsGuid()
                    .Nullable()
                    .WithColumn("flag")
                    .AsBoolean()
                    .Nullable()
                    .WithColumn("name")
                    .AsString(5)
                    .Nullable()
                    .WithColumn("data")
                    .AsBinary(5)
                    .Nullable()
        );

        Assert.Equal(
            "REAL,TEXT,TEXT,TEXT,REAL,TEXT,INTEGER,TEXT,BLOB",
            await database.TextAsync("SELECT group_concat(type) FROM pragma_table_info('t')")
        );
    }

    [Fact]
    public async Task The_key_of_an_identity_keeps_its_name()
    {
        await using var database = await Written.ApplyAsync(
            Fixture,
            migration =>
                migration.Create.Table("t").WithColumn("id").AsInt32().PrimaryKey("pk_t").Identity(PostgresGenerationType.ByDefault)
        );

        Assert.Contains(
            "CONSTRAINT \"pk_t\" PRIMARY KEY AUTOINCREMENT",
            await database.TextAsync("SELECT sql FROM sqlite_master WHERE name = 't'"),
            StringComparison.Ordinal
        );
    }

    private static FluentMigrator.Builders.Create.Index.ICreateIndexOnColumnSyntax Index(Migration migration) =>
        migration.Create.Index("ix").OnTable("t").OnColumn("a").Ascending();
}
