namespace AdFlux.Migrations.Linting;

/// <summary>The database that migrations are checked for.</summary>
public enum MigrationProvider
{
    /// <summary>PostgreSQL.</summary>
    PostgreSql,

    /// <summary>SQLite.</summary>
    Sqlite,
}
