using Xunit.v3;

namespace AdFlux.Testing;

/// <summary>Marks a test class that needs PostgreSQL with the trait <c>Provider=PostgreSQL</c>: test.sh runs it again on each server version.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OnPostgresAttribute : Attribute, ITraitAttribute
{
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("Provider", "PostgreSQL")];
}
