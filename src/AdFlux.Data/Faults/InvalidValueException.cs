using System.Globalization;

namespace AdFlux.Data.Faults;

/// <summary>A value that its column cannot hold; raised before anything is written, the same on both providers.</summary>
public sealed class InvalidValueException : AdFluxException
{
    /// <summary>Creates the error for a value whose place is not known.</summary>
    /// <param name="reason">What is wrong with the value.</param>
    public InvalidValueException(string reason)
        : base(reason) => Reason = reason;

    /// <summary>Creates the error.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column.</param>
    /// <param name="key">The row's key, for people to read.</param>
    /// <param name="row">The row's number in the input, from 1; null outside an upsert.</param>
    /// <param name="reason">What is wrong with the value.</param>
    /// <param name="innerException">The cause, if any.</param>
    public InvalidValueException(string table, string column, string key, long? row, string reason, Exception? innerException = null)
        : base($"{table}.{column} of {Describe(key, row)}: {reason}", innerException)
    {
        Table = table;
        Column = column;
        Key = key;
        Row = row;
        Reason = reason;
    }

    /// <summary>The table, where known.</summary>
    public string? Table { get; }

    /// <summary>The column, where known.</summary>
    public string? Column { get; }

    /// <summary>The row's key, for people to read.</summary>
    public string? Key { get; }

    /// <summary>The row's number in the input of an upsert, from 1.</summary>
    public long? Row { get; }

    /// <summary>What is wrong with the value.</summary>
    public string Reason { get; }

    private static string Describe(string key, long? row) =>
        row is null ? key : string.Create(CultureInfo.InvariantCulture, $"{key} (row {row})");
}
