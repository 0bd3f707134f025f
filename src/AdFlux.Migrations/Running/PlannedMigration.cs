namespace AdFlux.Migrations.Running;

/// <summary>One thing that a run is to do.</summary>
internal sealed record PlannedMigration(MigrationDefinition Definition, MigrationDirection Direction);
