namespace AdFlux.Samples.Tests.RecruitingApi;

[OnPostgres]
public sealed class DemoOnPostgres(PostgresDatabase database) : DemoSpec(database), IClassFixture<PostgresDatabase>;
