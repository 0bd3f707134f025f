using Npgsql;

namespace AdFlux.Data.Connections;

/// <summary>How the library connects to PostgreSQL. What is not set here is as the connection string says.</summary>
/// <remarks>Nothing of it is a setting of a session, so that pgbouncer may hand sessions out per transaction.</remarks>
public sealed class PostgreSqlOptions
{
    /// <summary>What to do where reads are to go to standbys, and there are none.</summary>
    internal const string NoStandbys =
        "ReadFrom needs a primary and its standbys: name all hosts in the PostgreSQL connection string, as Host=db1,db2, or give a data source that "
        + "NpgsqlDataSourceBuilder.BuildMultiHost made.";

    private const int MostNameCharacters = 63;
    private static readonly TimeSpan _mostCommandTime = TimeSpan.FromHours(24);
    private static readonly TimeSpan _mostConnectTime = TimeSpan.FromMinutes(15);

    /// <summary>
    /// What <c>pg_stat_activity</c> and the server's log call the application, at most 63 printable ASCII characters; <c>AdFlux.Data</c> unless set here or in the
    /// connection string.
    /// </summary>
    public string? ApplicationName { get; set; }

    /// <summary>
    /// How long a statement may take: whole seconds, from 1 second to 24 hours. Unless set here or in the connection string it is Npgsql's default of 30
    /// seconds.
    /// </summary>
    public TimeSpan? CommandTimeout { get; set; }

    /// <summary>
    /// How long connecting may take, the wait for a connection of the pool included: whole seconds, from 1 second to 15 minutes. Unless set here or
    /// in the connection string it is Npgsql's default of 15 seconds.
    /// </summary>
    public TimeSpan? ConnectTimeout { get; set; }

    /// <summary>Whether a connection string names a primary and its standbys.</summary>
    internal static bool HasSeveralHosts(string connectionString) =>
        Read(connectionString)?.Host?.Contains(',', StringComparison.Ordinal) == true;

    /// <summary>Everything that is wrong with the options and the connection string that they go with, and what to do.</summary>
    internal IEnumerable<string> Mistakes(string? connectionString)
    {
        if (string.IsNullOrWhiteSpace(connectionString))
            yield return "The PostgreSQL connection string is empty: write it as Host=...;Database=...;Username=...;Password=....";
        else if (Read(connectionString) is not { } settings)
        {
            yield return "The PostgreSQL connection string cannot be read (it is not repeated here, since it may hold a password): write it as "
                + "Host=...;Database=...;Username=...;Password=..., with a value that holds a semicolon in double quotes.";
        }
        else if (string.IsNullOrEmpty(settings.Host))
            yield return "The PostgreSQL connection string names no Host: write it as Host=...;Database=...;Username=...;Password=....";

        if (ApplicationName is { } name && (name.Length is 0 or > MostNameCharacters || name.Any(character => character is < ' ' or > '~')))
            yield return $"{nameof(ApplicationName)} must be 1 to {MostNameCharacters} printable ASCII characters.";
        if (!OptionTime.IsInRange(CommandTimeout, _mostCommandTime))
            yield return $"{nameof(CommandTimeout)} must be whole seconds from 00:00:01 to 1.00:00:00 (24 hours).";
        if (!OptionTime.IsInRange(ConnectTimeout, _mostConnectTime))
            yield return $"{nameof(ConnectTimeout)} must be whole seconds from 00:00:01 to 00:15:00.";
    }

    /// <summary>Puts the options into a connection string. Of several hosts the primary is meant, unless it says otherwise itself, or the connections are to read.</summary>
    internal string Complete(string connectionString, ReadPreference reads = ReadPreference.Primary)
    {
        NpgsqlConnectionStringBuilder settings = Read(connectionString)!;
        settings.ApplicationName = ApplicationName ?? settings.ApplicationName ?? "AdFlux.Data";
        if (CommandTimeout is { } commandTimeout)
            settings.CommandTimeout = (int)commandTimeout.TotalSeconds;
        if (ConnectTimeout is { } connectTimeout)
            settings.Timeout = (int)connectTimeout.TotalSeconds;
        if (HasSeveralHosts(connectionString))
            settings.TargetSessionAttributes =
                reads == ReadPreference.PreferStandby ? "prefer-standby" : settings.TargetSessionAttributes ?? "primary";
        return settings.ConnectionString;
    }

    // Without the driver's own error, which may repeat a part of the password.
    private static NpgsqlConnectionStringBuilder? Read(string connectionString)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (Exception error) when (error is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            return null;
        }
    }
}
