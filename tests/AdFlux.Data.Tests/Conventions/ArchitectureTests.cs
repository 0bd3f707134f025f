using System.Runtime.CompilerServices;
using AdFlux.Data.Faults;
using AdFlux.Data.Repositories;
using AdFlux.Testing.Conventions;

namespace AdFlux.Data.Tests.Conventions;

public sealed class ArchitectureTests
{
    private const string Root = "AdFlux.Data";

    [Fact]
    public void Dependencies_between_namespaces_run_one_way() =>
        AssertNone(Violations().Except(NamespaceRules.Exceptions.Keys).Select(use => $"{use.User} uses {use.Used}"));

    [Fact]
    public void Every_namespace_has_a_place_in_the_rules() =>
        AssertNone(
            DataAssembly.Value.GetTypes().Where(IsOurs).Where(type => !NamespaceRules.Knows(Area(type))).Select(type => type.FullName!)
        );

    [Fact]
    public void Every_exception_to_the_rules_is_still_needed() =>
        AssertNone(NamespaceRules.Exceptions.Keys.Except(Violations()).Select(use => $"{use.User} no longer uses {use.Used}"));

    /// <summary>What types faults without <see cref="Operations"/> leaves no trace of the call.</summary>
    [Fact]
    public void Every_call_of_a_repository_that_types_faults_is_observed() =>
        AssertNone(
            TypeReferences
                .Of(DataAssembly.Value)
                .Where(use =>
                    use.User.Namespace is "AdFlux.Data.Repositories"
                    && use.Used == typeof(ProviderFaults)
                    && use.User.Name is not nameof(Operations)
                )
                .Select(use => $"{use.User.Name} uses {nameof(ProviderFaults)}, not {nameof(Operations)}")
        );

    [Theory]
    [InlineData("Ids", "Json")]
    [InlineData("Json", "Model")]
    [InlineData("Model", "Mapping")]
    [InlineData("Mapping", "")]
    [InlineData("", "Upserts")]
    [InlineData("", "Queries")]
    [InlineData("Queries", "Repositories")]
    [InlineData("Upserts.Postgres", "Repositories")]
    [InlineData("Repositories", "DependencyInjection")]
    [InlineData("Model", "Ingest")]
    [InlineData("Faults", "Ids")]
    [InlineData("Diagnostics", "Upserts")]
    public void A_layer_is_used_from_above_and_never_from_below(string below, string above)
    {
        Assert.True(NamespaceRules.Allow(above, below));
        Assert.False(NamespaceRules.Allow(below, above));
    }

    [Theory]
    [InlineData("Upserts", "Queries")]
    [InlineData("Upserts.Postgres", "Upserts.Sqlite")]
    [InlineData("Ingest", "Mapping")]
    [InlineData("Ingest", "Upserts")]
    public void Neighbours_do_not_know_each_other(string one, string other)
    {
        Assert.False(NamespaceRules.Allow(one, other));
        Assert.False(NamespaceRules.Allow(other, one));
    }

    [Theory]
    [InlineData("Upserts", "Upserts.Sqlite")]
    [InlineData("Upserts.Sqlite", "Upserts")]
    [InlineData("Faults", "Diagnostics")]
    [InlineData("Diagnostics", "Faults")]
    public void Parts_of_one_layer_and_the_leaves_may_use_each_other(string one, string other) =>
        Assert.True(NamespaceRules.Allow(one, other));

    /// <summary>Names all of them, where <c>Assert.Empty</c> would name the first few.</summary>
    private static void AssertNone(IEnumerable<string> violations)
    {
        var lines = violations.Order(StringComparer.Ordinal).ToList();
        Assert.True(lines.Count == 0, string.Join('\n', lines));
    }

    private static IEnumerable<(string User, string Used)> Violations() =>
        TypeReferences
            .Of(DataAssembly.Value)
            .Where(use => IsOurs(use.User) && IsOurs(use.Used))
            .Where(use => !NamespaceRules.Allow(Area(use.User), Area(use.Used)))
            .Select(use => (Name(use.User), Name(use.Used)));

    /// <summary>The compiler puts types of its own beside ours.</summary>
    private static bool IsOurs(Type type) =>
        type is { IsNested: false, Namespace: not null }
        && !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
        && !type.Name.Contains('<', StringComparison.Ordinal);

    private static string Area(Type type) =>
        type.Namespace switch
        {
            Root => "",
            // Where applications expect extensions of IServiceCollection.
            "Microsoft.Extensions.DependencyInjection" => "DependencyInjection",
            { } space when space.StartsWith($"{Root}.", StringComparison.Ordinal) => space[(Root.Length + 1)..],
            { } space => space,
            null => throw new ArgumentException($"{type} has no namespace", nameof(type)),
        };

    private static string Name(Type type) => Area(type) is { Length: > 0 } area ? $"{area}.{type.Name}" : type.Name;
}
