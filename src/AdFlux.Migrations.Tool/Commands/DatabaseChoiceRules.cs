namespace AdFlux.Migrations.Tool.Commands;

/// <summary>What commands ask of a database.</summary>
internal static class DatabaseChoiceRules
{
    /// <exception cref="UsageException">The database is not on PostgreSQL.</exception>
    public static void RequirePostgreSql(this DatabaseChoice database, string command)
    {
        if (!database.IsPostgreSql)
        {
            throw new UsageException($"{command} is for PostgreSQL: a SQLite file has no servers and no partitions.");
        }
    }
}
