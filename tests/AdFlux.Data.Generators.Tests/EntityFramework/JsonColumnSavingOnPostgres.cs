namespace AdFlux.Data.Generators.Tests.EntityFramework;

[OnPostgres]
public sealed class JsonColumnSavingOnPostgres(PostgresDatabase database) : JsonColumnSavingSpec(database), IClassFixture<PostgresDatabase>;
