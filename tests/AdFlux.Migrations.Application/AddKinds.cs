using FluentMigrator;

namespace AdFlux.Migrations.Application;

/// <summary>Finds its way back by itself.</summary>
[Migration(20270103090000)]
public sealed class AddKinds : AutoReversingMigration
{
    public override void Up() => Create.Table("note_kinds").WithColumn("name").AsString(50).NotNullable().PrimaryKey("pk_note_kinds");
}
