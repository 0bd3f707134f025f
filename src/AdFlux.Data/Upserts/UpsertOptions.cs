using System.Globalization;

namespace AdFlux.Data.Upserts;

/// <summary>How an upsert behaves.</summary>
public sealed record UpsertOptions
{
    private const int MostConnections = 16;

    /// <summary>What to do with rows whose parents are not stored; <see cref="MissingParents.Report"/> unless set.</summary>
    public MissingParents MissingParents { get; init; } = MissingParents.Report;

    /// <summary>
    /// Over how many connections a large upsert on PostgreSQL is split, 1 to 16; 1 unless set. More than one gives up that all rows are stored
    /// or none: each connection has a transaction of its own. Rows that are invalid or lack a parent still stop all of them, but when the
    /// database fails at the end, or a parent is missing of which not even a stub can be made, some parts may be stored and others not.
    /// Running the upsert again completes it.
    /// </summary>
    /// <remarks>
    /// The connections come from the same data source as the context's, without its interceptors. Inputs of up to 1,000 rows are not split.
    /// SQLite has one writer at a time: there it changes nothing.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The number is not between 1 and 16.</exception>
    public int Connections
    {
        get;
        init
        {
            if (value is < 1 or > MostConnections)
                throw new ArgumentOutOfRangeException(
                    nameof(value),
                    value,
                    string.Create(CultureInfo.InvariantCulture, $"{nameof(Connections)} must be between 1 and {MostConnections}.")
                );

            field = value;
        }
    } = 1;
}
