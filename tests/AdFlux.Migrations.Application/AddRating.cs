using FluentMigrator;

namespace AdFlux.Migrations.Application;

/// <summary>A column more.</summary>
[Migration(20270102090000)]
public sealed class AddRating : Migration
{
    public override void Up() => Alter.Table("candidate_notes").AddColumn("rating").AsInt32().Nullable();

    public override void Down() => Delete.Column("rating").FromTable("candidate_notes");
}
