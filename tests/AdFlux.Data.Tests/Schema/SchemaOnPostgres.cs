namespace AdFlux.Data.Tests.Schema;

[OnPostgres]
public sealed class SchemaOnPostgres(PostgresDatabase database) : SchemaSpec(database), IClassFixture<PostgresDatabase>
{
    [Fact]
    public async Task Every_text_compares_ordinally()
    {
        Assert.Empty(await new PostgresSchemaReader(Database).ForeignCollationsAsync());
    }
}
