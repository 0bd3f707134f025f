namespace AdFlux.Data.Faults;

/// <summary>Rows refer to objects that are not stored; raised before any of the rows is written, with every missing id at once.</summary>
public sealed class MissingParentsException : AdFluxException
{
    private const int IdsInMessage = 10;

    /// <summary>Creates the error.</summary>
    /// <param name="table">The table that the rows were meant for.</param>
    /// <param name="missing">The ids that are missing, per table that should hold them.</param>
    /// <param name="advice">What to do about it.</param>
    public MissingParentsException(string table, IReadOnlyDictionary<string, IReadOnlyList<string>> missing, string advice)
        : base($"{table}: {string.Join("; ", missing.Select(Describe))}. {advice}")
    {
        Table = table;
        Missing = missing;
    }

    /// <summary>The table that the rows were meant for.</summary>
    public string Table { get; }

    /// <summary>The missing ids, in ordinal order, per table that should hold them.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Missing { get; }

    private static string Describe(KeyValuePair<string, IReadOnlyList<string>> parents)
    {
        string more = parents.Value.Count > IdsInMessage ? $" and {parents.Value.Count - IdsInMessage} more" : "";
        return $"{parents.Key} lacks {string.Join(", ", parents.Value.Take(IdsInMessage))}{more}";
    }
}
