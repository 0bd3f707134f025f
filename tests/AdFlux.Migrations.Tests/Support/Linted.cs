using AdFlux.Migrations.Linting;
using FluentMigrator;
using FluentMigrator.Postgres;

namespace AdFlux.Migrations.Tests.Support;

/// <summary>Migrations that break one rule each, do the same to a table that they make themselves, or say why they do it.</summary>
internal static class Linted
{
    private const long Version = 20310101000000;

    /// <summary>A migration whose Down is there.</summary>
    public abstract class Reverted : Migration
    {
        public override void Down() => Execute.Sql("SELECT 1");
    }

    [Migration(Version)]
    public sealed class Index : Reverted
    {
        public override void Up() => Create.Index("ix_name").OnTable("campaigns").OnColumn("name");
    }

    [Migration(Version)]
    public sealed class IndexBySql : Reverted
    {
        public override void Up() => Execute.Sql("-- by hand\nCREATE UNIQUE INDEX IF NOT EXISTS \"ix_name\" ON public.campaigns (name)");
    }

    [Migration(Version)]
    public sealed class IndexByScript : Reverted
    {
        public override void Up() =>
            Execute.EmbeddedScript("Linted.sql", new Dictionary<string, string>(StringComparer.Ordinal) { ["table"] = "campaigns" });
    }

    [Migration(Version)]
    public sealed class UniqueColumn : Reverted
    {
        public override void Up() => Create.Column("code").OnTable("campaigns").AsString().Nullable().Unique("ix_code");
    }

    [Migration(Version)]
    public sealed class UniqueConstraint : Reverted
    {
        public override void Up() => Create.UniqueConstraint("uq_name").OnTable("campaigns").Column("name");
    }

    [Migration(Version)]
    public sealed class PrimaryKey : Reverted
    {
        public override void Up() => Create.PrimaryKey("pk_name").OnTable("campaigns").Column("name");
    }

    [Migration(Version, TransactionBehavior.None)]
    public sealed class ConcurrentIndex : Reverted
    {
        public override void Up() =>
            Create.Index("ix_name").OnTable("campaigns").OnColumn("name").Ascending().WithOptions().AsConcurrently();
    }

    [Migration(Version, TransactionBehavior.None)]
    public sealed class ConcurrentIndexBySql : Reverted
    {
        public override void Up() => Execute.Sql("CREATE INDEX CONCURRENTLY ix_name ON campaigns (name)");
    }

    [LintSuppression("index-not-concurrent", "the table is empty until the next version")]
    [Migration(Version)]
    public sealed class SuppressedIndex : Reverted
    {
        public override void Up() => Create.Index("ix_name").OnTable("campaigns").OnColumn("name");
    }

    [LintSuppression("drop", " ")]
    [Migration(Version)]
    public sealed class WithoutReason : Reverted
    {
        public override void Up() => Delete.Table("campaigns");
    }

    [LintSuppression("dropp", "nobody uses it")]
    [Migration(Version)]
    public sealed class UnknownRule : Reverted
    {
        public override void Up() => Delete.Table("campaigns");
    }

    [Migration(Version)]
    public sealed class ForeignKey : Reverted
    {
        public override void Up() =>
            Create
                .ForeignKey("fk_name")
                .FromTable("campaigns")
                .ForeignColumn("job_opening_id")
                .ToTable("job_openings")
                .PrimaryColumn("job_id");
    }

    [Migration(Version)]
    public sealed class ColumnWithForeignKey : Reverted
    {
        public override void Up() =>
            Alter.Table("campaigns").AddColumn("segment_id").AsInt32().Nullable().ForeignKey("fk_name", "segments", "id");
    }

    [Migration(Version)]
    public sealed class CheckBySql : Reverted
    {
        public override void Up() => Execute.Sql("ALTER TABLE ONLY campaigns ADD CONSTRAINT ck_name CHECK (daily_budget > 0)");
    }

    [Migration(Version)]
    public sealed class NotValidCheck : Reverted
    {
        public override void Up() => Execute.Sql("ALTER TABLE campaigns ADD CONSTRAINT ck_name CHECK (daily_budget > 0) NOT VALID");
    }

    [Migration(Version)]
    public sealed class ValidatedCheck : Reverted
    {
        public override void Up() => Execute.Sql("ALTER TABLE campaigns VALIDATE CONSTRAINT ck_name");
    }

    [Migration(Version)]
    public sealed class RequiredColumn : Reverted
    {
        public override void Up() => Create.Column("owner").OnTable("campaigns").AsString().NotNullable();
    }

    /// <summary>FluentMigrator writes NOT NULL where nothing is said.</summary>
    [Migration(Version)]
    public sealed class UnsaidColumn : Reverted
    {
        public override void Up() => Alter.Table("campaigns").AddColumn("owner").AsString();
    }

    /// <summary>The rows get a value; those that a version without the column adds do not.</summary>
    [Migration(Version)]
    public sealed class FilledColumn : Reverted
    {
        public override void Up() => Create.Column("owner").OnTable("campaigns").AsString().SetExistingRowsTo("nobody").NotNullable();
    }

    [Migration(Version)]
    public sealed class RequiredColumnBySql : Reverted
    {
        public override void Up() => Execute.Sql("ALTER TABLE campaigns ADD COLUMN IF NOT EXISTS owner text NOT NULL, ADD headline2 text");
    }

    [Migration(Version)]
    public sealed class DefaultedColumn : Reverted
    {
        public override void Up()
        {
            Create.Column("owner").OnTable("campaigns").AsString().NotNullable().WithDefaultValue("");
            Create.Column("remark").OnTable("campaigns").AsString().Nullable();
            Execute.Sql("ALTER TABLE campaigns ADD COLUMN team text NOT NULL DEFAULT ''");
        }
    }

    [Migration(Version)]
    public sealed class DemandBySql : Reverted
    {
        public override void Up() => Execute.Sql("ALTER TABLE campaigns ALTER COLUMN owner SET NOT NULL");
    }

    [Migration(Version)]
    public sealed class Demand : Reverted
    {
        public override void Up() => Alter.Column("owner").OnTable("campaigns").AsString().NotNullable();
    }

    [Migration(Version)]
    public sealed class Type : Reverted
    {
        public override void Up() => Alter.Column("daily_budget").OnTable("campaigns").AsInt64().Nullable();
    }

    [Migration(Version)]
    public sealed class TypeBySql : Reverted
    {
        public override void Up() => Execute.Sql("ALTER TABLE campaigns ALTER daily_budget TYPE bigint");
    }

    [Migration(Version)]
    public sealed class Rename : Reverted
    {
        public override void Up() => Rename.Column("headline").OnTable("campaigns").To("title");
    }

    [Migration(Version)]
    public sealed class RenameBySql : Reverted
    {
        public override void Up() => Execute.Sql("ALTER TABLE campaigns RENAME TO plans;");
    }

    [Migration(Version)]
    public sealed class RenamedConstraint : Reverted
    {
        public override void Up() => Execute.Sql("ALTER TABLE campaigns RENAME CONSTRAINT campaigns_pkey TO pk_campaigns");
    }

    [Migration(Version)]
    public sealed class DropColumn : Reverted
    {
        public override void Up() => Delete.Column("headline").FromTable("campaigns");
    }

    [Migration(Version)]
    public sealed class DropBySql : Reverted
    {
        public override void Up() => Execute.Sql("DROP TABLE IF EXISTS campaigns");
    }

    [Migration(Version)]
    public sealed class DropConstraint : Reverted
    {
        public override void Up() => Execute.Sql("ALTER TABLE campaigns DROP CONSTRAINT ck_name");
    }

    [Migration(Version)]
    public sealed class NoDown : ForwardOnlyMigration
    {
        public override void Up() => Execute.Sql("SELECT 1");
    }

    [Migration(Version)]
    public sealed class EmptyDown : Migration
    {
        public override void Up() => Execute.Sql("SELECT 1");

        public override void Down() { }
    }

    [Migration(Version)]
    public sealed class ThrowingDown : Migration
    {
        public override void Up() => Execute.Sql("SELECT 1");

        public override void Down() => throw new InvalidDataException("The rows are gone.");
    }

    [Migration(Version)]
    public sealed class DownElsewhere : Migration
    {
        public override void Up() => Execute.Sql("SELECT 1");

        public override void Down() => IfDatabase("SQLite").Execute.Sql("SELECT 1");
    }

    [Migration(Version)]
    public sealed class AutoReversing : AutoReversingMigration
    {
        public override void Up() => Create.Table("plans").WithColumn("id").AsInt32();
    }

    [Migration(Version)]
    public sealed class LongName : Reverted
    {
        // 32 letters, 64 bytes.
        public override void Up() => Create.Table(new string('ä', 32)).WithColumn("id").AsInt32();
    }

    [Migration(Version)]
    public sealed class LongestName : Reverted
    {
        public override void Up() => Create.Table(new string('a', 63)).WithColumn("id").AsInt32();
    }

    /// <summary>FluentMigrator makes the name of tables and columns.</summary>
    [Migration(Version)]
    public sealed class LongDefaultName : Reverted
    {
        public override void Up() =>
            Create
                .ForeignKey()
                .FromTable("campaigns")
                .ForeignColumn("preferred_opening")
                .ToTable("recruiting_job_openings_of_2031")
                .PrimaryColumn("job_id");
    }

    [Migration(Version, TransactionBehavior.None)]
    public sealed class NotAlone : Reverted
    {
        public override void Up()
        {
            Create.Index("ix_name").OnTable("campaigns").OnColumn("name").Ascending().WithOptions().AsConcurrently();
            Create.Column("remark").OnTable("campaigns").AsString().Nullable();
        }
    }

    [Migration(Version)]
    public sealed class NotSuppressed : Reverted
    {
        public override void Up() => Execute.Sql("CREATE INDEX CONCURRENTLY ix_name ON campaigns (name)");
    }

    [Migration(Version)]
    public sealed class ConcurrentIndexInTransaction : Reverted
    {
        public override void Up() =>
            Create.Index("ix_name").OnTable("campaigns").OnColumn("name").Ascending().WithOptions().AsConcurrently();
    }

    [Migration(Version, TransactionBehavior.None)]
    public sealed class NeedlesslyOutside : Reverted
    {
        public override void Up()
        {
            Create.Column("remark").OnTable("campaigns").AsString().Nullable();
            Execute.Sql("SELECT 1");
        }
    }

    /// <summary>FluentMigrator has an expression for the table beside that of the column.</summary>
    [Migration(Version, TransactionBehavior.None)]
    public sealed class AloneInAlterTable : Reverted
    {
        public override void Up() => Alter.Table("campaigns").AddColumn("remark").AsString().Nullable();
    }

    /// <summary>Does to a table of its own what hurts one in use.</summary>
    [Migration(Version)]
    public sealed class OwnTable : Reverted
    {
        public override void Up()
        {
            Create
                .Table("plans")
                .WithColumn("id")
                .AsInt32()
                .WithColumn("job_id")
                .AsString()
                .Unique()
                .WithColumn("parent_id")
                .AsInt32()
                .ForeignKey("plans", "id");
            Create.Index("ix_plans").OnTable("plans").OnColumn("job_id");
            Execute.Sql("CREATE INDEX ix_plans_id ON plans (id)");
            Create.ForeignKey("fk_plans").FromTable("plans").ForeignColumn("job_id").ToTable("job_openings").PrimaryColumn("job_id");
            Execute.Sql("ALTER TABLE plans ADD CONSTRAINT ck_plans CHECK (id > 0)");
            Create.UniqueConstraint("uq_plans").OnTable("plans").Column("job_id");
            Create.Column("owner").OnTable("plans").AsString().NotNullable();
            Alter.Column("id").OnTable("plans").AsInt64().NotNullable();
            Rename.Column("owner").OnTable("plans").To("team");
            Delete.Column("team").FromTable("plans");
            Delete.Table("plans");
        }
    }

    [LintSuppression("constraint-validated", "reason 1")]
    [LintSuppression("index-not-concurrent", "reason 2")]
    [LintSuppression("not-null-without-default", "reason 3")]
    [LintSuppression("type-change", "reason 4")]
    [LintSuppression("rename", "reason 5")]
    [LintSuppression("drop", "reason 6")]
    [LintSuppression("missing-down", "reason 7")]
    [LintSuppression("sqlite-rebuild", "reason 8")]
    [LintSuppression("identifier-too-long", "reason 9")]
    [LintSuppression("not-in-transaction", "reason 10")]
    [Migration(Version, TransactionBehavior.None)]
    public sealed class EverythingWithReasons : ForwardOnlyMigration
    {
        public override void Up()
        {
            Create
                .ForeignKey("fk_name")
                .FromTable("campaigns")
                .ForeignColumn("job_opening_id")
                .ToTable("job_openings")
                .PrimaryColumn("job_id");
            Create.Index(new string('i', 64)).OnTable("campaigns").OnColumn("name");
            Create.Column("owner").OnTable("campaigns").AsString().NotNullable();
            Execute.Sql("ALTER TABLE campaigns ALTER daily_budget TYPE bigint");
            Rename.Column("headline").OnTable("campaigns").To("title");
            Delete.Table("segments");
            Execute.Sql("VACUUM");
        }
    }

    public sealed class WithoutVersion : Reverted
    {
        public override void Up() => Execute.Sql("SELECT 1");
    }

    [Migration(Version)]
    public sealed class MissingScript : Reverted
    {
        public override void Up() => Execute.EmbeddedScript("Missing.sql");
    }
}
