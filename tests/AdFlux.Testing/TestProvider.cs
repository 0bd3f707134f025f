namespace AdFlux.Testing;

/// <summary>The databases that every specification runs on.</summary>
public enum TestProvider
{
    Sqlite,
    PostgreSql,
}
