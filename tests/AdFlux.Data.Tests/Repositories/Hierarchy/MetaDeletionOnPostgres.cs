namespace AdFlux.Data.Tests.Repositories;

[OnPostgres]
public sealed class MetaDeletionOnPostgres(PostgresDatabase database) : MetaDeletionSpec(database), IClassFixture<PostgresDatabase>;
