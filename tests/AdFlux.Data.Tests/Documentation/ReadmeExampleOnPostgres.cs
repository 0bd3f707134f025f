namespace AdFlux.Data.Tests.Documentation;

[OnPostgres]
public sealed class ReadmeExampleOnPostgres(PostgresDatabase database) : ReadmeExampleSpec(database), IClassFixture<PostgresDatabase>;
