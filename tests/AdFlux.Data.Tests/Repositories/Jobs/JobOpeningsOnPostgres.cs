namespace AdFlux.Data.Tests.Repositories;

[OnPostgres]
public sealed class JobOpeningsOnPostgres(PostgresDatabase database) : JobOpeningsSpec(database), IClassFixture<PostgresDatabase>;
