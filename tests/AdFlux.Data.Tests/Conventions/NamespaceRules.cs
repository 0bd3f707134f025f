namespace AdFlux.Data.Tests.Conventions;

/// <summary>Which namespaces of the library may use which others: dependencies run one way.</summary>
internal static class NamespaceRules
{
    /// <summary>The root namespace, home of <c>AdFluxDbContext</c>.</summary>
    private const string Context = "";

    /// <summary>Each may use those before it; those in one row do not know each other.</summary>
    private static readonly string[][] Layers =
    [
        ["Ids"],
        ["Json"],
        ["Rows"],
        ["Model"],
        ["Mapping", "Connections"],
        [Context],
        ["Transactions"],
        ["Upserts", "Queries"],
        ["Changes"],
        ["Repositories", "HealthChecks"],
        ["DependencyInjection"],
    ];

    /// <summary>Everyone may use them; they use nothing of ours but each other.</summary>
    private static readonly string[] Leaves = ["Faults", "Diagnostics"];

    /// <summary>Uses that break a rule for a reason that is worth it: (user, used), as full names after <c>AdFlux.Data.</c>, and the reason.</summary>
    public static readonly IReadOnlyDictionary<(string User, string Used), string> Exceptions =
        new Dictionary<(string User, string Used), string>();

    /// <summary>Whether a namespace has a place in the rules; names are those after <c>AdFlux.Data.</c>.</summary>
    public static bool Knows(string area) => Top(area) is "Ingest" || Leaves.Contains(Top(area)) || Rank(area) >= 0;

    public static bool Allow(string user, string used)
    {
        if (string.Equals(Top(user), Top(used), StringComparison.Ordinal))
            return !AreProvidersApart(user, used);
        if (Leaves.Contains(Top(used)))
            return true;
        if (Leaves.Contains(Top(user)))
            return false;

        // Ingest turns JSON into the model and knows nothing of storage; only what wires the library together knows Ingest.
        return (Top(user), Top(used)) switch
        {
            ("Ingest", _) => Rank(used) <= Rank("Model"),
            (_, "Ingest") => Rank(user) >= Rank("Repositories"),
            _ => Rank(used) < Rank(user),
        };
    }

    private static bool AreProvidersApart(string user, string used) =>
        (Provider(user), Provider(used)) is ("Postgres", "Sqlite") or ("Sqlite", "Postgres");

    private static string? Provider(string area) => area.Split('.').ElementAtOrDefault(1);

    private static string Top(string area) => area.Split('.')[0];

    private static int Rank(string area) => Array.FindIndex(Layers, layer => layer.Contains(Top(area)));
}
