namespace AdFlux.Data.Generators.Tests.EntityFramework;

[OnPostgres]
public sealed class TypedIdQueryOnPostgres(PostgresDatabase database) : TypedIdQuerySpec(database), IClassFixture<PostgresDatabase>;
