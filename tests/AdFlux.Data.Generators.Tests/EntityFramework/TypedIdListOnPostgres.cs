namespace AdFlux.Data.Generators.Tests.EntityFramework;

[OnPostgres]
public sealed class TypedIdListOnPostgres(PostgresDatabase database) : TypedIdListSpec(database), IClassFixture<PostgresDatabase>;
