using System.Globalization;

namespace AdFlux.Data.Faults;

/// <summary>A row was to be removed that others refer to; nothing was removed.</summary>
public sealed class InUseException : AdFluxException
{
    /// <summary>Creates the error.</summary>
    /// <param name="table">The row's table.</param>
    /// <param name="key">The row's key.</param>
    /// <param name="users">How many rows refer to it, per table that has some.</param>
    public InUseException(string table, string key, IReadOnlyDictionary<string, long> users)
        : base($"{table}: {key} is in use by {string.Join(", ", users.Select(Describe))}. Change or remove these first.")
    {
        Table = table;
        Key = key;
        Users = users;
    }

    /// <summary>The row's table.</summary>
    public string Table { get; }

    /// <summary>The row's key.</summary>
    public string Key { get; }

    /// <summary>How many rows refer to it, per table that has some.</summary>
    public IReadOnlyDictionary<string, long> Users { get; }

    private static string Describe(KeyValuePair<string, long> users) =>
        string.Create(CultureInfo.InvariantCulture, $"{users.Value} of {users.Key}");
}
