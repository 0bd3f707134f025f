namespace AdFlux.Data.Generators.Tests.EntityFramework;

[OnPostgres]
public sealed class JsonMemberOnPostgres(PostgresDatabase database) : JsonMemberSpec(database), IClassFixture<PostgresDatabase>;
