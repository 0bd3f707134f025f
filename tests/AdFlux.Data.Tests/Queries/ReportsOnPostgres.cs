namespace AdFlux.Data.Tests.Queries;

[OnPostgres]
public sealed class ReportsOnPostgres(PostgresDatabase database) : ReportsSpec(database), IClassFixture<PostgresDatabase>;
