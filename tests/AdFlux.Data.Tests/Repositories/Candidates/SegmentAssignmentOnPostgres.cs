namespace AdFlux.Data.Tests.Repositories;

[OnPostgres]
public sealed class SegmentAssignmentOnPostgres(PostgresDatabase database)
    : SegmentAssignmentSpec(database),
        IClassFixture<PostgresDatabase>;
