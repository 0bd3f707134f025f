namespace AdFlux.Data.Tests.Queries;

[OnPostgres]
public sealed class RetentionOnPostgres(PostgresDatabase database) : RetentionSpec(database), IClassFixture<PostgresDatabase>;
