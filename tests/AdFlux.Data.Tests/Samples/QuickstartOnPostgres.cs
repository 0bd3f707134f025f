namespace AdFlux.Data.Tests.Samples;

[OnPostgres]
public sealed class QuickstartOnPostgres(PostgresDatabase database) : QuickstartSpec(database), IClassFixture<PostgresDatabase>;
