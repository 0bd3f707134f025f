namespace AdFlux.Data.Tests.Queries;

[OnPostgres]
public sealed class InsightReadingOnPostgres(PostgresDatabase database) : InsightReadingSpec(database), IClassFixture<PostgresDatabase>;
