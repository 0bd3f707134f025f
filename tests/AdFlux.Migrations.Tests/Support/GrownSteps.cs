using FluentMigrator;
using FluentMigrator.Postgres;

namespace AdFlux.Migrations.Tests.Support;

/// <summary>How the set of AdFlux's migrations may grow: a second and a third after the first.</summary>
internal static class GrownSteps
{
    public const string SecondId = "20400101000000_AddLabels";
    public const string ThirdId = "20400102000000_IndexLabels";

    /// <summary>A column with a default, a table with a foreign key, and data.</summary>
    [Migration(20400101000000)]
    public sealed class AddLabels : Migration
    {
        public override void Up()
        {
            Alter.Table("candidates").AddColumn("notice_days").AsInt32().NotNullable().WithDefaultValue(30);
            Create
                .Table("candidate_labels")
                .WithColumn("candidate_id")
                .AsString(50, "\"C\"")
                .NotNullable()
                .PrimaryKey("pk_candidate_labels")
                .ForeignKey("fk_candidate_labels_candidate_id", "candidates", "candidate_id")
                .WithColumn("label")
                .AsString(50)
                .NotNullable();
            Execute.Sql("INSERT INTO candidate_labels (candidate_id, label) SELECT candidate_id, 'old' FROM candidates");
            Update.Table("candidates").Set(new { notice_days = 14 }).Where(new { name = "Åsa \"O'Neil\"" });
        }

        public override void Down()
        {
            Delete.Table("candidate_labels");
            Delete.Column("notice_days").FromTable("candidates");
        }
    }

    /// <summary>An index, made while others write.</summary>
    [Migration(20400102000000, TransactionBehavior.None)]
    public sealed class IndexLabels : Migration
    {
        private const string Name = "ix_candidate_labels_label";

        public override void Up() =>
            Create.Index(Name).OnTable("candidate_labels").OnColumn("label").Ascending().WithOptions().AsConcurrently();

        public override void Down()
        {
            IfDatabase("PostgreSQL").Execute.Sql($"DROP INDEX CONCURRENTLY {Name}");
            IfDatabase("SQLite").Delete.Index(Name).OnTable("candidate_labels");
        }
    }
}
