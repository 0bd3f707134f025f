namespace AdFlux.Data.Tests.Mapping;

[OnPostgres]
public sealed class JsonFiltersOnPostgres(PostgresDatabase database) : JsonFiltersSpec(database), IClassFixture<PostgresDatabase>;
