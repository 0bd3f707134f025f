using System.Data;
using FluentMigrator;
using FluentMigrator.Postgres;

namespace AdFlux.Migrations.Application;

/// <summary>A table with a foreign key into AdFlux's; docs/own-tables.md shows it.</summary>
// csharpier-ignore-start
[Migration(20270101090000)]
public sealed class AddNotes : Migration
{
    public override void Up()
    {
        Create.Table("candidate_notes")
            .WithColumn("id").AsInt32().NotNullable().PrimaryKey("pk_candidate_notes").Identity(PostgresGenerationType.ByDefault)
            .WithColumn("candidate_id").AsString(50, "\"C\"").NotNullable()
                .ForeignKey("fk_candidate_notes_candidate_id", "candidates", "candidate_id").OnDelete(Rule.Cascade)
            .WithColumn("text").AsString(500, "\"C\"").NotNullable()
            .WithColumn("written_at").AsDateTime().Nullable();
        IfDatabase("PostgreSQL").Alter.Table("candidate_notes").AddColumn("details").AsCustom("jsonb").Nullable();
        IfDatabase("SQLite").Alter.Table("candidate_notes").AddColumn("details").AsCustom("TEXT").Nullable();
        Create.Index("ix_candidate_notes_candidate_id").OnTable("candidate_notes").OnColumn("candidate_id");
    }

    public override void Down() => Delete.Table("candidate_notes");
}
// csharpier-ignore-end
