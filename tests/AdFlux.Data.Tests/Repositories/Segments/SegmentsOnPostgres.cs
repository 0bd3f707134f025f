namespace AdFlux.Data.Tests.Repositories;

[OnPostgres]
public sealed class SegmentsOnPostgres(PostgresDatabase database) : SegmentsSpec(database), IClassFixture<PostgresDatabase>;
