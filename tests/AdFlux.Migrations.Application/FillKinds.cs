using FluentMigrator;

namespace AdFlux.Migrations.Application;

/// <summary>Data; internal, as a migration may be.</summary>
[Migration(20270104090000)]
internal sealed class FillKinds : Migration
{
    public override void Up() => Insert.IntoTable("note_kinds").Row(new { name = "call" }).Row(new { name = "Bewerbungsgespräch" });

    public override void Down() => Delete.FromTable("note_kinds").AllRows();
}
