namespace AdFlux.Data.Tests.Documentation;

[OnPostgres]
public sealed class QueriesExampleOnPostgres(PostgresDatabase database) : QueriesExampleSpec(database), IClassFixture<PostgresDatabase>;
