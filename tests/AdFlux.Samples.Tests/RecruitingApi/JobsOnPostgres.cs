namespace AdFlux.Samples.Tests.RecruitingApi;

[OnPostgres]
public sealed class JobsOnPostgres(PostgresDatabase database) : JobsSpec(database), IClassFixture<PostgresDatabase>;
