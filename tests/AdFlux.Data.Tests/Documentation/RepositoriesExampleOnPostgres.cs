namespace AdFlux.Data.Tests.Documentation;

[OnPostgres]
public sealed class RepositoriesExampleOnPostgres(PostgresDatabase database)
    : RepositoriesExampleSpec(database),
        IClassFixture<PostgresDatabase>;
