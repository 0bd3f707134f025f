using AdFlux.Migrations.Linting;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AdFlux.Migrations.Tests.Support;

/// <summary>Migrations that break one rule each, do the same to a table that they make themselves, or say why they do it.</summary>
internal static class Linted
{
    /// <summary>A migration whose Down is there.</summary>
    public abstract class Reverted : Migration
    {
        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("SELECT 1");
    }

    [Migration("20310101000000_Index")]
    public sealed class Index : Reverted
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateIndex("ix_name", "campaigns", "name");
    }

    [Migration("20310101000000_IndexBySql")]
    public sealed class IndexBySql : Reverted
    {
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql("-- by hand\nCREATE UNIQUE INDEX IF NOT EXISTS \"ix_name\" ON public.campaigns (name)");
    }

    [Migration("20310101000000_UniqueConstraint")]
    public sealed class UniqueConstraint : Reverted
    {
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.AddUniqueConstraint("uq_name", "campaigns", "name");
    }

    [Migration("20310101000000_ConcurrentIndex")]
    public sealed class ConcurrentIndex : Reverted
    {
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.CreateIndex("ix_name", "campaigns", "name").Annotation("Npgsql:CreatedConcurrently", true);
    }

    [Migration("20310101000000_ConcurrentIndexBySql")]
    public sealed class ConcurrentIndexBySql : Reverted
    {
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql("CREATE INDEX CONCURRENTLY ix_name ON campaigns (name)", suppressTransaction: true);
    }

    [LintSuppression("index-not-concurrent", "the table is empty until the next version")]
    [Migration("20310101000000_SuppressedIndex")]
    public sealed class SuppressedIndex : Reverted
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateIndex("ix_name", "campaigns", "name");
    }

    [LintSuppression("drop", " ")]
    [Migration("20310101000000_WithoutReason")]
    public sealed class WithoutReason : Reverted
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable("campaigns");
    }

    [LintSuppression("dropp", "nobody uses it")]
    [Migration("20310101000000_UnknownRule")]
    public sealed class UnknownRule : Reverted
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable("campaigns");
    }

    [Migration("20310101000000_ForeignKey")]
    public sealed class ForeignKey : Reverted
    {
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.AddForeignKey("fk_name", "campaigns", "job_opening_id", "job_openings", principalColumn: "job_id");
    }

    [Migration("20310101000000_CheckBySql")]
    public sealed class CheckBySql : Reverted
    {
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql("ALTER TABLE ONLY campaigns ADD CONSTRAINT ck_name CHECK (daily_budget > 0)");
    }

    [Migration("20310101000000_NotValidCheck")]
    public sealed class NotValidCheck : Reverted
    {
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql("ALTER TABLE campaigns ADD CONSTRAINT ck_name CHECK (daily_budget > 0) NOT VALID");
    }

    [Migration("20310101000000_ValidatedCheck")]
    public sealed class ValidatedCheck : Reverted
    {
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql("ALTER TABLE campaigns VALIDATE CONSTRAINT ck_name");
    }

    [Migration("20310101000000_RequiredColumn")]
    public sealed class RequiredColumn : Reverted
    {
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.AddColumn<string>("owner", "campaigns", nullable: false);
    }

    [Migration("20310101000000_RequiredColumnBySql")]
    public sealed class RequiredColumnBySql : Reverted
    {
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql("ALTER TABLE campaigns ADD COLUMN IF NOT EXISTS owner text NOT NULL, ADD headline2 text");
    }

    [Migration("20310101000000_DefaultedColumn")]
    public sealed class DefaultedColumn : Reverted
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>("owner", "campaigns", nullable: false, defaultValue: "");
            migrationBuilder.AddColumn<string>("remark", "campaigns", nullable: true);
            migrationBuilder.Sql("ALTER TABLE campaigns ADD COLUMN team text NOT NULL DEFAULT ''");
        }
    }

    [Migration("20310101000000_DemandBySql")]
    public sealed class DemandBySql : Reverted
    {
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql("ALTER TABLE campaigns ALTER COLUMN owner SET NOT NULL");
    }

    [Migration("20310101000000_Type")]
    public sealed class Type : Reverted
    {
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.AlterColumn<long>(
                "daily_budget",
                "campaigns",
                "bigint",
                nullable: true,
                oldClrType: typeof(int),
                oldType: "integer",
                oldNullable: true
            );
    }

    [Migration("20310101000000_TypeBySql")]
    public sealed class TypeBySql : Reverted
    {
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql("ALTER TABLE campaigns ALTER daily_budget TYPE bigint");
    }

    [Migration("20310101000000_Rename")]
    public sealed class Rename : Reverted
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.RenameColumn("headline", "campaigns", "title");
    }

    [Migration("20310101000000_RenameBySql")]
    public sealed class RenameBySql : Reverted
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("ALTER TABLE campaigns RENAME TO plans;");
    }

    [Migration("20310101000000_RenamedConstraint")]
    public sealed class RenamedConstraint : Reverted
    {
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql("ALTER TABLE campaigns RENAME CONSTRAINT campaigns_pkey TO pk_campaigns");
    }

    [Migration("20310101000000_DropColumn")]
    public sealed class DropColumn : Reverted
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.DropColumn("headline", "campaigns");
    }

    [Migration("20310101000000_DropBySql")]
    public sealed class DropBySql : Reverted
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("DROP TABLE IF EXISTS campaigns");
    }

    [Migration("20310101000000_DropConstraint")]
    public sealed class DropConstraint : Reverted
    {
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql("ALTER TABLE campaigns DROP CONSTRAINT ck_name");
    }

    [Migration("20310101000000_NoDown")]
    public sealed class NoDown : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("SELECT 1");
    }

    [Migration("20310101000000_EmptyDown")]
    public sealed class EmptyDown : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("SELECT 1");

        protected override void Down(MigrationBuilder migrationBuilder) { }
    }

    [Migration("20310101000000_LongName")]
    public sealed class LongName : Reverted
    {
        // 32 letters, 64 bytes.
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.CreateTable(new string('ä', 32), table => new { id = table.Column<int>() });
    }

    [Migration("20310101000000_LongestName")]
    public sealed class LongestName : Reverted
    {
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.CreateTable(new string('a', 63), table => new { id = table.Column<int>() });
    }

    [Migration("20310101000000_NotAlone")]
    public sealed class NotAlone : Reverted
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex("ix_name", "campaigns", "name").Annotation("Npgsql:CreatedConcurrently", true);
            migrationBuilder.AddColumn<string>("remark", "campaigns", nullable: true);
        }
    }

    [Migration("20310101000000_NotSuppressed")]
    public sealed class NotSuppressed : Reverted
    {
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql("CREATE INDEX CONCURRENTLY ix_name ON campaigns (name)");
    }

    /// <summary>Does to a table of its own what hurts one in use.</summary>
    [Migration("20310101000000_OwnTable")]
    public sealed class OwnTable : Reverted
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable("plans", table => new { id = table.Column<int>(), job_id = table.Column<string>() });
            migrationBuilder.CreateIndex("ix_plans", "plans", "job_id");
            migrationBuilder.Sql("CREATE INDEX ix_plans_id ON plans (id)");
            migrationBuilder.AddForeignKey("fk_plans", "plans", "job_id", "job_openings", principalColumn: "job_id");
            migrationBuilder.AddCheckConstraint("ck_plans", "plans", "id > 0");
            migrationBuilder.AddUniqueConstraint("uq_plans", "plans", "job_id");
            migrationBuilder.AddColumn<string>("owner", "plans", nullable: false);
            migrationBuilder.AlterColumn<long>("id", "plans", "bigint", oldClrType: typeof(int), oldType: "integer");
            migrationBuilder.RenameColumn("owner", "plans", "team");
            migrationBuilder.DropColumn("team", "plans");
            migrationBuilder.DropTable("plans");
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
    [Migration("20310101000000_EverythingWithReasons")]
    public sealed class EverythingWithReasons : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddForeignKey("fk_name", "campaigns", "job_opening_id", "job_openings", principalColumn: "job_id");
            migrationBuilder.CreateIndex(new string('i', 64), "campaigns", "name");
            migrationBuilder.AddColumn<string>("owner", "campaigns", nullable: false);
            migrationBuilder.Sql("ALTER TABLE campaigns ALTER daily_budget TYPE bigint");
            migrationBuilder.RenameColumn("headline", "campaigns", "title");
            migrationBuilder.DropTable("segments");
            migrationBuilder.Sql("VACUUM", suppressTransaction: true);
        }
    }
}
