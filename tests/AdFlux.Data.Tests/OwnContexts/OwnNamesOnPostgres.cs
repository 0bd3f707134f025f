namespace AdFlux.Data.Tests.OwnContexts;

[OnPostgres]
public sealed class OwnNamesOnPostgres(PostgresDatabase database) : OwnNamesSpec(database), IClassFixture<PostgresDatabase>;
