namespace AdFlux.Data.Tests.DependencyInjection;

[OnPostgres]
public sealed class SchemaFitOnPostgres(PostgresDatabase database) : SchemaFitSpec(database), IClassFixture<PostgresDatabase>;
