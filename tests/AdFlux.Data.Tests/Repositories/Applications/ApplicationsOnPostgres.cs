namespace AdFlux.Data.Tests.Repositories;

[OnPostgres]
public sealed class ApplicationsOnPostgres(PostgresDatabase database) : ApplicationsSpec(database), IClassFixture<PostgresDatabase>;
