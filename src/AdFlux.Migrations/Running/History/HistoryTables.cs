namespace AdFlux.Migrations.Running.History;

/// <summary>The bookkeeping tables of one set of migrations; the SQL that makes them is the same on both providers.</summary>
/// <param name="History">Which migrations are applied, with the columns of EF Core's history so that its tools can read it.</param>
/// <param name="Log">When that was done, and by what.</param>
internal sealed record HistoryTables(string History, string Log)
{
    /// <summary>How many characters of an id the tables take.</summary>
    public const int LongestId = 150;

    /// <summary>Of AdFlux's own migrations.</summary>
    public static HistoryTables AdFlux { get; } = new("adflux_migrations", "adflux_migration_log");

    /// <summary>Of the application's: AdFlux.Data reads the other to tell whether the schema fits, so nobody else's ids may be there.</summary>
    public static HistoryTables Application { get; } = new("adflux_application_migrations", "adflux_application_migration_log");

    public string CreateHistory =>
        $"""
            CREATE TABLE IF NOT EXISTS {History} (
                "MigrationId" varchar(150) NOT NULL CONSTRAINT pk_{History} PRIMARY KEY,
                "ProductVersion" varchar(32) NOT NULL)
            """;

    public string CreateLog =>
        $"""
            CREATE TABLE IF NOT EXISTS {Log} (
                sequence integer NOT NULL CONSTRAINT pk_{Log} PRIMARY KEY,
                migration_id varchar(150) NOT NULL,
                outcome varchar(20) NOT NULL,
                provider varchar(20) NOT NULL,
                checksum varchar(64) NOT NULL,
                duration_ms bigint NOT NULL,
                tool_version varchar(32) NOT NULL,
                recorded_at timestamp NOT NULL,
                message text NULL)
            """;
}
