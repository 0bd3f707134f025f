namespace AdFlux.Data.Tests.Repositories;

[OnPostgres]
public sealed class ApplyRaceOnPostgres(PostgresDatabase database) : ApplyRaceSpec(database), IClassFixture<PostgresDatabase>;
