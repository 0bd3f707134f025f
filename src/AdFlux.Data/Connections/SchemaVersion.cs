using System.Data.Common;
using System.Runtime.InteropServices;
using Npgsql;

namespace AdFlux.Data.Connections;

/// <summary>The newest migration of a database, beside the one that this version of the library was built for.</summary>
/// <param name="Applied">The newest migration in the database's history; null where there is no history, or none that this user may read.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SchemaVersion(string? Applied)
{
    /// <summary>The migration that the library was built for: the newest one of AdFlux.Migrations, which a test holds it to.</summary>
    public const string Needed = "20260101000000_Initial";

    private const string PostgresHasHistory =
        "SELECT CAST(coalesce(has_table_privilege(to_regclass('adflux_migrations'), 'SELECT'), false) AS int)";

    private const string SqliteHasHistory = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'adflux_migrations'";
    private const string Newest = """SELECT max("MigrationId") FROM adflux_migrations""";

    public bool IsOlder => Applied is not null && string.CompareOrdinal(Applied, Needed) < 0;

    public bool IsNewer => Applied is not null && string.CompareOrdinal(Applied, Needed) > 0;

    /// <summary>What is the matter, and what to do.</summary>
    public string Advice =>
        this switch
        {
            { Applied: null } =>
                $"The database has no migration history that its user can read, and {Needed} is needed: run adflux-migrate up.",
            { IsOlder: true } =>
                $"The schema is older ({Applied}) than the one that this version of the library needs ({Needed}): run adflux-migrate up.",
            { IsNewer: true } =>
                $"The schema is newer ({Applied}) than the one that this version of the library knows ({Needed}): update AdFlux.Data, or set AllowNewerSchema.",
            _ => $"The schema is the one that this version of the library needs ({Needed}).",
        };

    /// <inheritdoc cref="ReadAsync" />
    public static SchemaVersion Read(DbConnection connection)
    {
        using DbCommand command = connection.CreateCommand();
        command.CommandText = HasHistory(connection);
        if (command.ExecuteScalar() is not (1 or 1L))
            return default;

        command.CommandText = Newest;
        return new SchemaVersion(command.ExecuteScalar() as string);
    }

    /// <summary>Reads it on an open connection; looks before it reads, or the log of a server would show a false error.</summary>
    public static async Task<SchemaVersion> ReadAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        DbCommand command = connection.CreateCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText = HasHistory(connection);
            if (await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is not (1 or 1L))
                return default;

            command.CommandText = Newest;
            return new SchemaVersion(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) as string);
        }
    }

    private static string HasHistory(DbConnection connection) => connection is NpgsqlConnection ? PostgresHasHistory : SqliteHasHistory;
}
