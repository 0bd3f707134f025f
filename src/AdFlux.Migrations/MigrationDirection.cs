namespace AdFlux.Migrations;

/// <summary>Which way a migration was run.</summary>
public enum MigrationDirection
{
    /// <summary>Applied.</summary>
    Up,

    /// <summary>Reverted.</summary>
    Down,
}
