namespace AdFlux.Data.Tests.OwnContexts;

[OnPostgres]
public sealed class OwnContextOnPostgres(PostgresDatabase database) : OwnContextSpec(database), IClassFixture<PostgresDatabase>;
