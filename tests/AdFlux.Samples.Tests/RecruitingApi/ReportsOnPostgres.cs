namespace AdFlux.Samples.Tests.RecruitingApi;

[OnPostgres]
public sealed class ReportsOnPostgres(PostgresDatabase database) : ReportsSpec(database), IClassFixture<PostgresDatabase>;
