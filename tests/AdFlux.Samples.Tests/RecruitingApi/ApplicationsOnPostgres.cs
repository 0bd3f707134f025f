namespace AdFlux.Samples.Tests.RecruitingApi;

[OnPostgres]
public sealed class ApplicationsOnPostgres(PostgresDatabase database) : ApplicationsSpec(database), IClassFixture<PostgresDatabase>;
