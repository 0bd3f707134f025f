using AdFlux.Data.Repositories;

namespace AdFlux.Data.Tests.Replicas;

public sealed class RepositoryReadsTests
{
    private static readonly string[] _writes =
    [
        "Add",
        "Apply",
        "Archive",
        "Assign",
        "Change",
        "Delete",
        "Mark",
        "Move",
        "Pause",
        "Publish",
        "Remove",
        "Rename",
        "Store",
        "Upsert",
    ];

    /// <summary>What a standby is asked for in tests is all that it can be asked for.</summary>
    [Fact]
    public void Every_method_of_a_repository_that_does_not_write_is_among_the_reads()
    {
        IEnumerable<string> reads = typeof(IMetaInsightRepository)
            .Assembly.GetExportedTypes()
            .Where(type => type.IsInterface && type.Name.EndsWith("Repository", StringComparison.Ordinal))
            .SelectMany(type => type.GetMethods().Select(method => (Type: type.Name, method.Name)))
            .Where(method => !_writes.Any(verb => method.Name.StartsWith(verb, StringComparison.Ordinal)))
            .Select(method => $"{method.Type}.{method.Name}");

        Assert.Equal(reads.Distinct().Order(StringComparer.Ordinal), RepositoryReads.All.Keys.Order(StringComparer.Ordinal));
    }
}
