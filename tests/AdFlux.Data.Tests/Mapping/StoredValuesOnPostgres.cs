namespace AdFlux.Data.Tests.Mapping;

[OnPostgres]
public sealed class StoredValuesOnPostgres(PostgresDatabase database) : StoredValuesSpec(database), IClassFixture<PostgresDatabase>;
