namespace AdFlux.Data.Generators.Tests.EntityFramework;

[OnPostgres]
public sealed class JsonColumnFaultOnPostgres(PostgresDatabase database) : JsonColumnFaultSpec(database), IClassFixture<PostgresDatabase>;
