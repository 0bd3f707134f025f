namespace AdFlux.Data.Tests.Documentation;

[OnPostgres]
public sealed class DependencyInjectionExampleOnPostgres(PostgresDatabase database)
    : DependencyInjectionExampleSpec(database),
        IClassFixture<PostgresDatabase>;
