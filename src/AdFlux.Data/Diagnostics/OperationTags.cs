using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using AdFlux.Data.Faults;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace AdFlux.Data.Diagnostics;

/// <summary>OpenTelemetry's names for what a call works on: closed sets and the database's name, never a value of a row or a part of a connection string else.</summary>
internal static class OperationTags
{
    private const int DefaultPostgresPort = 5432;

    public static TagList Of(DbConnection connection, string operation, string? table, string? readsFrom)
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
        if (readsFrom is not null)
            tags.Add("adflux.reads.from", readsFrom);
        return tags;
    }

    /// <summary>The fault by its name, and any other error by its type.</summary>
    public static string ErrorType(Exception error) =>
        error is DatabaseFaultException fault ? fault.Fault.ToString() : error.GetType().FullName!;

    /// <summary>The provider's own code of a fault, without its name.</summary>
    public static string? StatusCode(Exception error) =>
        error is DatabaseFaultException { Code: { } code } ? code[(code.IndexOf(' ', StringComparison.Ordinal) + 1)..] : null;

    // Npgsql knows the host of a closed connection only as tcp://host:port, tcp://host:port,tcp://other:port, or the path of a socket.
    private static TagList OfPostgres(NpgsqlConnection connection)
    {
        const string scheme = "tcp://";
        var tags = new TagList { { "db.system.name", "postgresql" }, { "db.namespace", connection.Database } };
        string source = connection.DataSource;
        if (source.Contains(',', StringComparison.Ordinal))
            return tags;
        if (!source.StartsWith(scheme, StringComparison.Ordinal))
        {
            tags.Add("server.address", source);
            return tags;
        }

        int colon = source.LastIndexOf(':');
        tags.Add("server.address", source[scheme.Length..colon]);
        if (int.Parse(source.AsSpan(colon + 1), CultureInfo.InvariantCulture) is var port && port != DefaultPostgresPort)
            tags.Add("server.port", port);
        return tags;
    }
}
