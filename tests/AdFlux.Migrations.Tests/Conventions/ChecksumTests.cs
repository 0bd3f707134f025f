using AdFlux.Migrations.Running;
using AdFlux.Migrations.Running.Postgres;
using AdFlux.Migrations.Running.Sqlite;
using AdFlux.Testing.Conventions;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Migrations.Tests.Conventions;

/// <summary>A database keeps the checksum of what it was migrated with: a released migration, and what EF Core makes of it, must stay as it is.</summary>
public sealed class ChecksumTests
{
    [Fact]
    public void The_SQL_of_each_migration_is_the_one_that_databases_were_migrated_with() =>
        Approved.Equal(
            string.Concat(
                Lines("postgresql", PostgresMigrationDatabase.GenerationOptions)
                    .Concat(Lines("sqlite", SqliteMigrationDatabase.GenerationOptions))
            ),
            "Checksums.approved.txt"
        );

    private static IEnumerable<string> Lines(string provider, DbContextOptions options) =>
        ScriptRange
            .Create(MigrationSet.AdFlux, options, fromId: null, toId: null)
            .Scripts.Select(script => $"{provider} {script.MigrationId} {script.Checksum}\n");
}
