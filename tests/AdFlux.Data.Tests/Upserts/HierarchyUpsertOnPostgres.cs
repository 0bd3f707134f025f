namespace AdFlux.Data.Tests.Upserts;

[OnPostgres]
public sealed class HierarchyUpsertOnPostgres(PostgresDatabase database) : HierarchyUpsertSpec(database), IClassFixture<PostgresDatabase>;
