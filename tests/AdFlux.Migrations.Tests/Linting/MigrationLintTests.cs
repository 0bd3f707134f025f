using System.Reflection;
using AdFlux.Migrations.Linting;
using AdFlux.Migrations.Tests.Support;

namespace AdFlux.Migrations.Tests.Linting;

/// <summary>Which migrations the rules stop, which they let pass, and how they are told why.</summary>
public sealed class MigrationLintTests
{
    private const MigrationProvider PostgreSql = MigrationProvider.PostgreSql;
    private const MigrationProvider Sqlite = MigrationProvider.Sqlite;

    [Theory]
    [InlineData(PostgreSql, nameof(Linted.Index), "index-not-concurrent: index ix_name on campaigns")]
    [InlineData(PostgreSql, nameof(Linted.IndexBySql), "index-not-concurrent: index ix_name on campaigns")]
    [InlineData(PostgreSql, nameof(Linted.UniqueConstraint), "index-not-concurrent: unique constraint uq_name on campaigns")]
    [InlineData(PostgreSql, nameof(Linted.ForeignKey), "constraint-validated: foreign key fk_name on campaigns")]
    [InlineData(PostgreSql, nameof(Linted.CheckBySql), "constraint-validated: check constraint ck_name on campaigns")]
    [InlineData(PostgreSql, nameof(Linted.RequiredColumn), "not-null-without-default: column campaigns.owner")]
    [InlineData(Sqlite, nameof(Linted.RequiredColumn), "not-null-without-default: column campaigns.owner")]
    [InlineData(PostgreSql, nameof(Linted.RequiredColumnBySql), "not-null-without-default: column campaigns.owner")]
    [InlineData(PostgreSql, nameof(Linted.DemandBySql), "not-null-without-default: column campaigns.owner")]
    [InlineData(PostgreSql, nameof(Linted.Type), "type-change: column campaigns.daily_budget")]
    [InlineData(PostgreSql, nameof(Linted.TypeBySql), "type-change: column campaigns.daily_budget")]
    [InlineData(PostgreSql, nameof(Linted.Rename), "rename: column campaigns.headline")]
    [InlineData(Sqlite, nameof(Linted.Rename), "rename: column campaigns.headline")]
    [InlineData(PostgreSql, nameof(Linted.RenameBySql), "rename: table campaigns")]
    [InlineData(PostgreSql, nameof(Linted.DropColumn), "drop: column campaigns.headline")]
    [InlineData(PostgreSql, nameof(Linted.DropBySql), "drop: table campaigns")]
    [InlineData(PostgreSql, nameof(Linted.NoDown), "missing-down: Down")]
    [InlineData(Sqlite, nameof(Linted.EmptyDown), "missing-down: Down")]
    [InlineData(Sqlite, nameof(Linted.ForeignKey), "sqlite-rebuild: AddForeignKey on campaigns")]
    [InlineData(Sqlite, nameof(Linted.UniqueConstraint), "sqlite-rebuild: AddUniqueConstraint on campaigns")]
    [InlineData(PostgreSql, nameof(Linted.LongName), "identifier-too-long: ääääääääääääääääääääääääääääääää")]
    [InlineData(Sqlite, nameof(Linted.LongName), "identifier-too-long: ääääääääääääääääääääääääääääääää")]
    [InlineData(PostgreSql, nameof(Linted.NotAlone), "not-in-transaction: index ix_name on campaigns")]
    [InlineData(PostgreSql, nameof(Linted.NotSuppressed), "not-in-transaction: CREATE INDEX CONCURRENTLY ix_name ON campaigns (name)")]
    public void A_migration_that_breaks_a_rule_is_found(MigrationProvider provider, string migration, string expected)
    {
        var finding = Assert.Single(Check(provider, migration));

        Assert.Equal(expected, $"{finding.Rule.Id}: {finding.Subject}");
        Assert.Equal(("20310101000000_" + migration, provider), (finding.MigrationId, finding.Provider));
        Assert.False(finding.IsSuppressed);
    }

    [Theory]
    [InlineData(Sqlite, nameof(Linted.Type), "type-change", "sqlite-rebuild")]
    [InlineData(Sqlite, nameof(Linted.DropColumn), "drop", "sqlite-rebuild")]
    public void One_operation_can_break_two_rules(MigrationProvider provider, string migration, params string[] expected) =>
        Assert.Equal(expected, Check(provider, migration).Select(finding => finding.Rule.Id));

    [Theory]
    [InlineData(PostgreSql, nameof(Linted.OwnTable))]
    [InlineData(Sqlite, nameof(Linted.OwnTable))]
    [InlineData(Sqlite, nameof(Linted.Index))]
    [InlineData(PostgreSql, nameof(Linted.ConcurrentIndex))]
    [InlineData(PostgreSql, nameof(Linted.ConcurrentIndexBySql))]
    [InlineData(PostgreSql, nameof(Linted.NotValidCheck))]
    [InlineData(PostgreSql, nameof(Linted.ValidatedCheck))]
    [InlineData(PostgreSql, nameof(Linted.DefaultedColumn))]
    [InlineData(Sqlite, nameof(Linted.DefaultedColumn))]
    [InlineData(PostgreSql, nameof(Linted.RenamedConstraint))]
    [InlineData(PostgreSql, nameof(Linted.DropConstraint))]
    [InlineData(PostgreSql, nameof(Linted.LongestName))]
    public void What_does_no_harm_is_let_pass(MigrationProvider provider, string migration) => Assert.Empty(Check(provider, migration));

    [Fact]
    public void A_rule_is_suppressed_with_a_reason_that_the_finding_gives()
    {
        var finding = Assert.Single(Check(PostgreSql, nameof(Linted.SuppressedIndex)));

        Assert.True(finding.IsSuppressed);
        Assert.Equal("the table is empty until the next version", finding.SuppressedBecause);
    }

    [Fact]
    public void Every_rule_can_be_suppressed()
    {
        var findings = Check(PostgreSql, nameof(Linted.EverythingWithReasons))
            .Concat(Check(Sqlite, nameof(Linted.EverythingWithReasons)))
            .ToList();

        Assert.All(findings, finding => Assert.True(finding.IsSuppressed));
        Assert.Equal(
            LintRule.All.Select(rule => rule.Id).Order(StringComparer.Ordinal),
            findings.Select(finding => finding.Rule.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData(nameof(Linted.WithoutReason), "gives no reason")]
    [InlineData(nameof(Linted.UnknownRule), "no rule 'dropp'; the rules are index-not-concurrent, ")]
    public void A_suppression_without_a_reason_or_of_no_rule_is_refused(string migration, string expected) =>
        Assert.Contains(
            expected,
            Assert.ThrowsAny<ArgumentException>(() => Check(PostgreSql, migration)).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData(PostgreSql)]
    [InlineData(Sqlite)]
    public void The_migrations_of_AdFlux_break_no_rule(MigrationProvider provider) =>
        Assert.DoesNotContain(MigrationLint.Check(provider), finding => !finding.IsSuppressed);

    [Fact]
    public void The_migrations_of_an_assembly_are_found()
    {
        // Of the migrations of Steps, which it holds too, those that cannot be reverted are the ones to be found.
        var host = Assembly.Load("AdFlux.Migrations.Host");

        var findings = MigrationLint.Check(Sqlite, host);

        Assert.Contains((Steps.FailingId, LintRule.MissingDown), findings.Select(finding => (finding.MigrationId, finding.Rule)));
        Assert.DoesNotContain(findings, finding => finding.MigrationId is Steps.FirstId or Steps.SecondId or Steps.ThirdId);
    }

    [Fact]
    public void What_is_no_migration_is_refused() =>
        Assert.Throws<ArgumentException>(() => MigrationLint.Check(Sqlite, [typeof(MigrationLintTests)]));

    private static IReadOnlyList<LintFinding> Check(MigrationProvider provider, string migration) =>
        MigrationLint.Check(provider, [typeof(Linted).GetNestedType(migration)!]);
}
