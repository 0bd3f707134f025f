namespace AdFlux.Data.Benchmarks.Tests;

[OnPostgres]
public sealed class ContendersOnPostgres() : ContendersSpec(TestProvider.PostgreSql);
