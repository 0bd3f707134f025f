namespace AdFlux.Data.Generators.Tests.EntityFramework;

[OnPostgres]
public sealed class TypedIdKeyOnPostgres(PostgresDatabase database) : TypedIdKeySpec(database), IClassFixture<PostgresDatabase>;
