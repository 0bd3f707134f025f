using AdFlux.Data.Faults;

namespace AdFlux.Data.Upserts;

/// <summary>The ids that rows refer to and that are not stored, per table that should hold them.</summary>
internal sealed class MissingIds
{
    private readonly SortedDictionary<string, IReadOnlyList<string>> _ids = new(StringComparer.Ordinal);

    public bool Any => _ids.Count > 0;

    /// <summary>Looks for the parents that rows were seen to name.</summary>
    public static async Task<MissingIds> FindAsync<T>(
        IUpsertWriter<T> writer,
        IReadOnlyList<ParentLink<T>> parents,
        ParentIds<T> named,
        CancellationToken cancellationToken
    )
        where T : class
    {
        var missing = new MissingIds();
        for (int i = 0; i < parents.Count; i++)
        {
            if (named[i].Count > 0)
                missing.Add(parents[i], await writer.FindMissingAsync(parents[i], named[i], cancellationToken).ConfigureAwait(false));
        }

        return missing;
    }

    /// <summary>Looks for the parents of staged rows.</summary>
    public static async Task<MissingIds> FindAsync<T>(
        IUpsertWriter<T> writer,
        IReadOnlyList<ParentLink<T>> parents,
        ParentStatements statements,
        CancellationToken cancellationToken
    )
        where T : class
    {
        var missing = new MissingIds();
        foreach (ParentLink<T> parent in parents)
            missing.Add(parent, await writer.ReadAsync(statements.MissingParents(parent), cancellationToken).ConfigureAwait(false));

        return missing;
    }

    /// <exception cref="MissingParentsException">There are some.</exception>
    public void Refuse(UpsertTable table, UpsertOptions options)
    {
        if (!Any)
            return;

        throw new MissingParentsException(table.Name, _ids, Advice(table, options));
    }

    private static string Advice(UpsertTable table, UpsertOptions options)
    {
        if (table.Parents.All(parent => parent.Owner is null))
            return "Store them first.";

        return options.MissingParents == MissingParents.Stub
            ? "No stub could be made, since the rows do not name the parents of these: ask Meta for campaign_id, adset_id and account_id as well, or store them first."
            : "Store them first, or let the upsert create stubs (UpsertOptions.MissingParents).";
    }

    private void Add(ParentLink parent, IReadOnlyList<string> ids)
    {
        if (ids.Count > 0)
            _ids.Add(parent.ParentTable, [.. ids.Order(StringComparer.Ordinal)]);
    }
}
