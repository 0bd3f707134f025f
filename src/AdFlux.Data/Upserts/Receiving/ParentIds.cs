namespace AdFlux.Data.Upserts;

/// <summary>The distinct parents that the rows of an upsert name, as far as memory allows.</summary>
internal sealed class ParentIds<T>(IReadOnlyList<ParentLink<T>> links)
{
    private const int MostIds = 65_536;

    private readonly HashSet<string>[] _ids = [.. links.Select(_ => new HashSet<string>(StringComparer.Ordinal))];
    private readonly string?[] _last = new string?[links.Count];

    /// <summary>Whether there are more than are kept.</summary>
    public bool AreTooMany { get; private set; }

    public IReadOnlyCollection<string> this[int link] => _ids[link];

    public void See(T row)
    {
        for (int i = 0; i < links.Count && !AreTooMany; i++)
        {
            // Neighbours mostly have the same parents.
            string? id = links[i].Read(row);
            if (id is null || string.Equals(id, _last[i], StringComparison.Ordinal))
                continue;

            _last[i] = id;
            AreTooMany = _ids[i].Add(id) && _ids[i].Count > MostIds;
        }
    }
}
