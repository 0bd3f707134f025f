namespace AdFlux.Data.Tests.Upserts;

[OnPostgres]
public sealed class StagedHierarchyUpsertOnPostgres(PostgresDatabase database)
    : StagedHierarchyUpsertSpec(database),
        IClassFixture<PostgresDatabase>;
