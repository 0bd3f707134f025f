using AdFlux.Migrations.Generation;
using AdFlux.Migrations.Running;
using AdFlux.Testing.Conventions;

namespace AdFlux.Migrations.Tests.Conventions;

/// <summary>A database keeps the checksum of what it was migrated with: a released migration, and what FluentMigrator makes of it, must stay as it is.</summary>
public sealed class ChecksumTests
{
    [Fact]
    public void The_SQL_of_each_migration_is_the_one_that_databases_were_migrated_with() =>
        Approved.Equal(
            string.Concat(
                MigrationDialect.All.SelectMany(dialect =>
                    ScriptRange
                        .Create([MigrationSet.AdFlux], dialect, fromId: null, toId: null)
                        .Scripts.Select(script => $"{dialect.Provider} {script.Migration.MigrationId} {script.Migration.Checksum}\n")
                )
            ),
            "Checksums.approved.txt"
        );

    [Fact]
    public void The_set_names_every_migration_class_of_the_assembly() =>
        Assert.Equal(
            MigrationTypes.Of(typeof(MigrationSet).Assembly).OrderBy(type => type.FullName, StringComparer.Ordinal),
            MigrationSet.AdFlux.Migrations.Select(migration => migration.Type).OrderBy(type => type.FullName, StringComparer.Ordinal)
        );
}
