namespace AdFlux.Data.Tests.Faults;

[OnPostgres]
public sealed class WritersOnPostgres(PostgresDatabase database) : WritersSpec(database), IClassFixture<PostgresDatabase>;
