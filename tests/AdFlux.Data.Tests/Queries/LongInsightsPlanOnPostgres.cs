namespace AdFlux.Data.Tests.Queries;

[OnPostgres]
public sealed class LongInsightsPlanOnPostgres(PostgresDatabase database) : LongInsightsPlanSpec(database), IClassFixture<PostgresDatabase>;
