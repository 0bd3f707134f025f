namespace AdFlux.Data.Tests.Repositories;

[OnPostgres]
public sealed class CandidatesOnPostgres(PostgresDatabase database) : CandidatesSpec(database), IClassFixture<PostgresDatabase>;
