using AdFlux.Migrations.Generation.Postgres;
using AdFlux.Migrations.Generation.Sqlite;
using AdFlux.Migrations.Linting;
using FluentMigrator;
using FluentMigrator.Expressions;

namespace AdFlux.Migrations.Generation;

/// <summary>A provider's half of FluentMigrator: its names, the SQL that its generator writes, and what that cannot write.</summary>
internal abstract class MigrationDialect
{
    public static MigrationDialect PostgreSql { get; } = new PostgresMigrationDialect();

    public static MigrationDialect Sqlite { get; } = new SqliteMigrationDialect();

    public static IReadOnlyList<MigrationDialect> All { get; } = [PostgreSql, Sqlite];

    public static MigrationDialect Of(MigrationProvider provider) => provider is MigrationProvider.PostgreSql ? PostgreSql : Sqlite;

    /// <summary>The provider's name in the migration log.</summary>
    public abstract string Provider { get; }

    /// <summary>What <c>IfDatabase</c> calls the database.</summary>
    public abstract string DatabaseType { get; }

    /// <summary>The further names that <c>IfDatabase</c> may use.</summary>
    public abstract IReadOnlyList<string> Aliases { get; }

    /// <summary>Made when it is first asked for: to read a history takes none.</summary>
    public abstract IMigrationGenerator Generator { get; }

    /// <summary>What of an expression the generator would drop or write wrong: each a sentence that says what to write instead.</summary>
    public abstract IEnumerable<string> Refusals(IMigrationExpression expression);

    /// <summary>Whether a migration that asks for no transaction is still to have one.</summary>
    public abstract bool CanBeInTransaction(IEnumerable<IMigrationExpression> expressions);
}
