using System.Data.Common;
using System.Diagnostics;
using AdFlux.Data.Faults;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace AdFlux.Data.Diagnostics;

/// <summary>OpenTelemetry's names for what a call works on: closed sets and the database's name, never a value of a row or a part of a connection string else.</summary>
internal static class OperationTags
{
    private const int DefaultPostgresPort = 5432;

    public static TagList Of(DbConnection connection, string operation, string? table)
    {
        TagList tags = connection switch
        {
            NpgsqlConnection postgres => OfPostgres(postgres),
            SqliteConnection sqlite => new() { { "db.system.name", "sqlite" }, { "db.namespace", Path.GetFileName(sqlite.DataSource) } },
            _ => new() { { "db.system.name", "other_sql" } },
        };
        tags.Add("db.operation.name", operation);
        if (table is not null)
            tags.Add("db.collection.name", table);
        return tags;
    }

    /// <summary>The fault by its name, and any other error by its type.</summary>
    public static string ErrorType(Exception error) =>
        error is DatabaseFaultException fault ? fault.Fault.ToString() : error.GetType().FullName!;

    /// <summary>The provider's own code of a fault, without its name.</summary>
    public static string? StatusCode(Exception error) =>
        error is DatabaseFaultException { Code: { } code } ? code[(code.IndexOf(' ', StringComparison.Ordinal) + 1)..] : null;

    private static TagList OfPostgres(NpgsqlConnection connection)
    {
        var tags = new TagList { { "db.system.name", "postgresql" }, { "db.namespace", connection.Database } };
        if (connection.Host is not { } host)
            return tags;

        tags.Add("server.address", host);
        if (connection.Port != DefaultPostgresPort)
            tags.Add("server.port", connection.Port);
        return tags;
    }
}
