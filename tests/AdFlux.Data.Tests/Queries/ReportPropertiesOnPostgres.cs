namespace AdFlux.Data.Tests.Queries;

[OnPostgres]
public sealed class ReportPropertiesOnPostgres(PostgresDatabase database) : ReportPropertiesSpec(database), IClassFixture<PostgresDatabase>;
