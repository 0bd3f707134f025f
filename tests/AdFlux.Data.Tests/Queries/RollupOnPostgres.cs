namespace AdFlux.Data.Tests.Queries;

[OnPostgres]
public sealed class RollupOnPostgres(PostgresDatabase database) : RollupSpec(database), IClassFixture<PostgresDatabase>;
