namespace AdFlux.Data.Tests.Documentation;

[OnPostgres]
public sealed class ReadingExampleOnPostgres(PostgresDatabase database) : ReadingExampleSpec(database), IClassFixture<PostgresDatabase>;
