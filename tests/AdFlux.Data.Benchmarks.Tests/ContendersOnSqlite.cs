namespace AdFlux.Data.Benchmarks.Tests;

[OnSqlite]
public sealed class ContendersOnSqlite() : ContendersSpec(TestProvider.Sqlite);
