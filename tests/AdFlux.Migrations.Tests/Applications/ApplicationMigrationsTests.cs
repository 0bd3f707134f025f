using AdFlux.Migrations.Faults;
using AdFlux.Migrations.Tests.Support;
using FluentMigrator;
using FluentMigrator.Runner.Constraints;

namespace AdFlux.Migrations.Tests.Applications;

/// <summary>What is taken for an application's own migrations, and what is refused.</summary>
public sealed class ApplicationMigrationsTests
{
    [Fact]
    public void The_migrations_of_an_assembly_are_those_without_tags_and_those_with_the_tags_that_are_given()
    {
        Assert.Equal(Hiring.Ids, Hiring.Migrations().Set.Migrations.Select(migration => migration.Id));
        Assert.Contains(Hiring.DemoId, Hiring.Migrations("demo").Set.Migrations.Select(migration => migration.Id));
        // As FluentMigrator has it: all the tags that are given, unless [Tags] says RequireAny.
        Assert.DoesNotContain(Hiring.DemoId, Hiring.Migrations("demo", "other").Set.Migrations.Select(migration => migration.Id));
        Assert.DoesNotContain(Hiring.DemoId, Hiring.Migrations("Demo").Set.Migrations.Select(migration => migration.Id));
    }

    [Fact]
    public void An_assembly_without_migrations_is_refused() =>
        Assert.Contains(
            "xunit.v3.core holds no migration",
            Assert.Throws<UnsupportedMigrationException>(() => ApplicationMigrations.In(typeof(FactAttribute).Assembly)).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("have the same version 20300101000000", typeof(Steps.First), typeof(ChangedSteps.First))]
    [InlineData("has the id 20260101000000_Initial of a migration of AdFlux", typeof(Initial))]
    [InlineData("is no migration: it has no [Migration]", typeof(Untitled))]
    [InlineData("derive from FluentMigrator's Migration", typeof(NoMigration))]
    [InlineData("without type parameters", typeof(Open<>))]
    [InlineData("a version is above 0", typeof(Negative))]
    [InlineData(
        "at most 150 characters",
        typeof(WithANameThatIsSoLongThatTheTableOfTheHistoryWouldNotTakeItInItsHundredAndFiftyCharactersWhichIsWhatEntityFrameworkCoreGivesItAndThatIsThat)
    )]
    [InlineData("has [Profile], which would not be heeded", typeof(Profiled))]
    [InlineData("has [Maintenance], which would not be heeded", typeof(Maintained))]
    [InlineData("has [CurrentVersionMigrationConstraint], which would not be heeded", typeof(Constrained))]
    public void What_is_no_migration_or_would_not_run_as_it_says_is_refused(string reason, params Type[] migrations)
    {
        var refused = Assert.Throws<UnsupportedMigrationException>(() => new ApplicationMigrations(migrations));

        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_has_a_number_of_AdFluxs_with_another_name_is_taken() =>
        Assert.Equal("20260101000000_Other", new ApplicationMigrations([typeof(Other)]).Set.Migrations[0].Id);

    [Fact]
    public void Texts_before_IfDatabase_are_not_taken_for_its_names()
    {
        var plan = AdFluxMigrator.ScriptForPostgreSql(migrations: new ApplicationMigrations([typeof(Prepared)]));

        Assert.Contains("CREATE TABLE prepared", plan, StringComparison.Ordinal);
    }

    private abstract class Nothing : ForwardOnlyMigration
    {
        public override void Up() { }
    }

    [Migration(20260101000000)]
    private sealed class Initial : Nothing;

    [Migration(20260101000000)]
    private sealed class Other : Nothing;

    private sealed class Untitled : Nothing;

    [Migration(20300401000000)]
    private sealed class NoMigration;

    [Migration(20300402000000)]
    private sealed class Open<T> : Nothing;

    [Migration(-1)]
    private sealed class Negative : Nothing;

    [Migration(20300403000000)]
    private sealed class WithANameThatIsSoLongThatTheTableOfTheHistoryWouldNotTakeItInItsHundredAndFiftyCharactersWhichIsWhatEntityFrameworkCoreGivesItAndThatIsThat
        : Nothing;

    [Profile("Development")]
    private sealed class Profiled : Nothing;

    [Maintenance(MigrationStage.AfterAll)]
    private sealed class Maintained : Nothing;

    [Migration(20300404000000)]
    [CurrentVersionMigrationConstraint(1)]
    private sealed class Constrained : Nothing;

    [Migration(20300405000000)]
    private sealed class Prepared : ForwardOnlyMigration
    {
        public override void Up()
        {
            var sql = "CREATE TABLE prepared (id integer)";
            IfDatabase("PostgreSQL").Execute.Sql(sql);
            IfDatabase("SQLite").Execute.Sql(sql);
        }
    }
}
