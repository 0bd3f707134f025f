using FluentMigrator;

namespace AdFlux.Migrations.Application;

/// <summary>A view over both applications' tables, from a script in the assembly.</summary>
[Migration(20270105090000)]
public sealed class AddNoteCounts : Migration
{
    public override void Up() => Execute.EmbeddedScript("NoteCounts.sql");

    public override void Down() => Execute.Sql("DROP VIEW note_counts");
}
