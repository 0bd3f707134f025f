using System.Globalization;
using AdFlux.Data.Connections;
using Microsoft.Extensions.Configuration;

namespace AdFlux.Data.DependencyInjection;

/// <summary>
/// Reads options from a section of a configuration, and refuses what it does not know. Values are not repeated in what it says: a connection
/// string may have got into any of them.
/// </summary>
internal sealed class ConfigurationReader(IConfigurationSection section, AdFluxDataOptions options)
{
    public static readonly IReadOnlyList<string> Keys =
    [
        "Provider",
        "ConnectionString",
        nameof(AdFluxDataOptions.AllowNewerSchema),
        nameof(AdFluxDataOptions.ReadFrom),
        "PostgreSql",
        "Sqlite",
    ];

    public static readonly IReadOnlyList<string> PostgreSqlKeys =
    [
        nameof(PostgreSqlOptions.ApplicationName),
        nameof(PostgreSqlOptions.CommandTimeout),
        nameof(PostgreSqlOptions.ConnectTimeout),
    ];

    public static readonly IReadOnlyList<string> SqliteKeys =
    [
        nameof(SqliteOptions.BusyTimeout),
        nameof(SqliteOptions.WriteAheadLog),
        nameof(SqliteOptions.Synchronous),
        nameof(SqliteOptions.CacheMegabytes),
        nameof(SqliteOptions.MemoryMapMegabytes),
        nameof(SqliteOptions.CheckpointPages),
    ];

    public void Read()
    {
        if (!section.Exists())
        {
            options.Refuse($"The configuration has no section '{section.Path}': give it Provider and ConnectionString.");
            return;
        }

        RefuseUnknown(section, Keys);
        RefuseUnknown(section.GetSection("PostgreSql"), PostgreSqlKeys);
        RefuseUnknown(section.GetSection("Sqlite"), SqliteKeys);
        options.AllowNewerSchema = ReadFlag(section.GetSection(nameof(options.AllowNewerSchema))) ?? options.AllowNewerSchema;
        options.ReadFrom = ReadChoice<ReadPreference>(section.GetSection(nameof(options.ReadFrom))) ?? options.ReadFrom;

        string connectionString = section["ConnectionString"] ?? "";
        string? provider = section["Provider"];
        if (string.Equals(provider, "PostgreSql", StringComparison.OrdinalIgnoreCase))
        {
            options.UsePostgreSql(connectionString, Read);
            RefuseSectionOfOther("Sqlite", provider!);
        }
        else if (string.Equals(provider, "Sqlite", StringComparison.OrdinalIgnoreCase))
        {
            options.UseSqlite(connectionString, Read);
            RefuseSectionOfOther("PostgreSql", provider!);
        }
        else
            options.Refuse($"{section.Path}:Provider must be PostgreSql or Sqlite.");
    }

    private void Read(PostgreSqlOptions postgres)
    {
        IConfigurationSection values = section.GetSection("PostgreSql");
        postgres.ApplicationName = values[nameof(postgres.ApplicationName)];
        postgres.CommandTimeout = ReadTime(values.GetSection(nameof(postgres.CommandTimeout)));
        postgres.ConnectTimeout = ReadTime(values.GetSection(nameof(postgres.ConnectTimeout)));
    }

    private void Read(SqliteOptions sqlite)
    {
        IConfigurationSection values = section.GetSection("Sqlite");
        sqlite.BusyTimeout = ReadTime(values.GetSection(nameof(sqlite.BusyTimeout)));
        sqlite.WriteAheadLog = ReadFlag(values.GetSection(nameof(sqlite.WriteAheadLog))) ?? sqlite.WriteAheadLog;
        sqlite.Synchronous = ReadChoice<SqliteSynchronous>(values.GetSection(nameof(sqlite.Synchronous))) ?? sqlite.Synchronous;
        sqlite.CacheMegabytes = ReadNumber(values.GetSection(nameof(sqlite.CacheMegabytes))) ?? sqlite.CacheMegabytes;
        sqlite.MemoryMapMegabytes = ReadNumber(values.GetSection(nameof(sqlite.MemoryMapMegabytes))) ?? sqlite.MemoryMapMegabytes;
        sqlite.CheckpointPages = ReadNumber(values.GetSection(nameof(sqlite.CheckpointPages))) ?? sqlite.CheckpointPages;
    }

    private void RefuseUnknown(IConfigurationSection parent, IReadOnlyList<string> known)
    {
        foreach (IConfigurationSection child in parent.GetChildren())
        {
            if (!known.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
                options.Refuse($"{child.Path} is not known: {parent.Path} takes {string.Join(", ", known)}.");
        }
    }

    private void RefuseSectionOfOther(string other, string provider)
    {
        if (section.GetSection(other) is var unused && unused.Exists())
            options.Refuse($"{unused.Path} means nothing with Provider={provider}: remove it.");
    }

    private TimeSpan? ReadTime(IConfigurationSection value)
    {
        if (value.Value is null)
            return null;
        if (TimeSpan.TryParseExact(value.Value, "c", CultureInfo.InvariantCulture, out TimeSpan time))
            return time;

        options.Refuse($"{value.Path} must be a time as hh:mm:ss, for example 00:00:30.");
        return null;
    }

    private bool? ReadFlag(IConfigurationSection value)
    {
        if (value.Value is null)
            return null;
        if (bool.TryParse(value.Value, out bool flag))
            return flag;

        options.Refuse($"{value.Path} must be true or false.");
        return null;
    }

    private int? ReadNumber(IConfigurationSection value)
    {
        if (value.Value is null)
            return null;
        if (int.TryParse(value.Value, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
            return number;

        options.Refuse($"{value.Path} must be a whole number.");
        return null;
    }

    private T? ReadChoice<T>(IConfigurationSection value)
        where T : struct, Enum
    {
        if (value.Value is null)
            return null;
        if (Enum.TryParse(value.Value, ignoreCase: true, out T choice) && Enum.IsDefined(choice))
            return choice;

        options.Refuse($"{value.Path} must be {string.Join(" or ", Enum.GetNames<T>())}.");
        return null;
    }
}
