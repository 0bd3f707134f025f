namespace AdFlux.Data.Tests.Repositories;

[OnPostgres]
public sealed class MetaHierarchyOnPostgres(PostgresDatabase database) : MetaHierarchySpec(database), IClassFixture<PostgresDatabase>;
