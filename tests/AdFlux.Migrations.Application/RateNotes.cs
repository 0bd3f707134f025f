using FluentMigrator;

namespace AdFlux.Migrations.Application;

/// <summary>Cannot be reverted.</summary>
[Migration(20270108090000)]
[Tags("forward")]
public sealed class RateNotes : ForwardOnlyMigration
{
    public override void Up() => Update.Table("candidate_notes").Set(new { rating = 3 }).Where(new { rating = (int?)null });
}
