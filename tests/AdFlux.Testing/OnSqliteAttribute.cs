using Xunit.v3;

namespace AdFlux.Testing;

/// <summary>Marks a test class that needs SQLite with the trait <c>Provider=SQLite</c>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OnSqliteAttribute : Attribute, ITraitAttribute
{
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("Provider", "SQLite")];
}
