using AdFlux.Migrations.Generation;
using AdFlux.Migrations.Running.History;

namespace AdFlux.Migrations.Running;

/// <summary>
/// The checksums of migrations of AdFlux that were once written by other SQL, which makes the same schema. A database that has one of them is as it
/// should be; what its log says stays.
/// </summary>
internal static class FormerChecksums
{
    private static readonly HashSet<(string Provider, string MigrationId, string Checksum)> All =
    [
        // Written by EF Core.
        ("postgresql", "20260101000000_Initial", "cd522f6dad414d0e00243b94a75b7b33ff89b4b273c5af72b41157a737a0ba86"),
        ("sqlite", "20260101000000_Initial", "3d05e11304060fe8899afe25961e46dd1a9eecb59d3b83f71be42121307719d9"),
    ];

    public static bool Contain(MigrationDialect dialect, MigrationDefinition migration, string checksum) =>
        migration.Tables == HistoryTables.AdFlux && All.Contains((dialect.Provider, migration.Id, checksum));
}
