namespace AdFlux.Data.Tests.Repositories;

[OnPostgres]
public sealed class HostileTextOnPostgres(PostgresDatabase database) : HostileTextSpec(database), IClassFixture<PostgresDatabase>;
