using AdFlux.Migrations.Linting;
using AdFlux.Migrations.Schema;
using AdFlux.Migrations.Tests.Support;
using FluentMigrator;

namespace AdFlux.Migrations.Tests.Documentation;

/// <summary>Runs the code of docs/schema-checks.md; <see cref="PageTests"/> holds that the page shows just this.</summary>
public abstract class SchemaChecksExampleSpec(TestDatabase fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_library_tells_the_differences_of_a_database()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        await database.Migrator().MigrateAsync(cancellationToken: Cancellation);
        await database.ExecuteAsync("DROP INDEX ix_campaigns_status", Cancellation);
        var output = new StringWriter();

        SchemaDrift drift = await CompareAsync(database.ConnectionString, Cancellation);
        // csharpier-ignore-start
        foreach (SchemaDifference difference in drift.Differences)
            output.WriteLine(difference);
        // csharpier-ignore-end

        Assert.StartsWith("missing index campaigns.ix_campaigns_status", output.ToString(), StringComparison.Ordinal);
        Assert.Single(drift.Mending);
    }

    [Fact]
    public void A_test_of_an_application_checks_its_migrations()
    {
        Assert.DoesNotContain(
            MigrationLint.Check(MigrationProvider.PostgreSql, typeof(IAdFluxMigrator).Assembly),
            finding => !finding.IsSuppressed
        );
        // csharpier-ignore
        Assert.DoesNotContain(MigrationLint.Check(MigrationProvider.PostgreSql, [typeof(DropHeadline)]), finding => !finding.IsSuppressed);
        Assert.Single(MigrationLint.Check(MigrationProvider.PostgreSql, [typeof(DropHeadline)]));
    }

    protected abstract Task<SchemaDrift> CompareAsync(string connectionString, CancellationToken cancellationToken);

    [LintSuppression("drop", "no version since 2.0 reads it")]
    [Migration(20270301000000)]
    public sealed class DropHeadline : Migration
    {
        public override void Up() => Delete.Column("headline").FromTable("campaigns");

        public override void Down() => Create.Column("headline").OnTable("campaigns").AsString(40).Nullable();
    }
}
