namespace AdFlux.Data.Tests.Mapping;

[OnPostgres]
public sealed class QueryOnPostgres(PostgresDatabase database) : QuerySpec(database), IClassFixture<PostgresDatabase>;
