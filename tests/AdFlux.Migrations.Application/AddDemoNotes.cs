using FluentMigrator;

namespace AdFlux.Migrations.Application;

/// <summary>Only where demonstrations are given: a column between others, so that it is to be reverted before them.</summary>
[Migration(20270103120000)]
[Tags("demo")]
public sealed class AddDemoNotes : Migration
{
    public override void Up() => Alter.Table("candidate_notes").AddColumn("demo_text").AsString(100).Nullable();

    public override void Down() => Delete.Column("demo_text").FromTable("candidate_notes");
}
