using System.Reflection;
using AdFlux.Migrations.Faults;
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
    [InlineData(PostgreSql, nameof(Linted.IndexByScript), "index-not-concurrent: index ix_name on campaigns")]
    [InlineData(PostgreSql, nameof(Linted.UniqueColumn), "index-not-concurrent: index ix_code on campaigns")]
    [InlineData(PostgreSql, nameof(Linted.UniqueConstraint), "index-not-concurrent: unique constraint uq_name on campaigns")]
    [InlineData(PostgreSql, nameof(Linted.PrimaryKey), "index-not-concurrent: primary key pk_name on campaigns")]
    [InlineData(PostgreSql, nameof(Linted.ForeignKey), "constraint-validated: foreign key fk_name on campaigns")]
    [InlineData(PostgreSql, nameof(Linted.ColumnWithForeignKey), "constraint-validated: foreign key fk_name on campaigns")]
    [InlineData(PostgreSql, nameof(Linted.CheckBySql), "constraint-validated: check constraint ck_name on campaigns")]
    [InlineData(PostgreSql, nameof(Linted.RequiredColumn), "not-null-without-default: column campaigns.owner")]
    [InlineData(Sqlite, nameof(Linted.RequiredColumn), "not-null-without-default: column campaigns.owner")]
    [InlineData(PostgreSql, nameof(Linted.RequiredColumnBySql), "not-null-without-default: column campaigns.owner")]
    [InlineData(PostgreSql, nameof(Linted.UnsaidColumn), "not-null-without-default: column campaigns.owner")]
    [InlineData(PostgreSql, nameof(Linted.FilledColumn), "not-null-without-default: column campaigns.owner")]
    [InlineData(PostgreSql, nameof(Linted.DemandBySql), "not-null-without-default: column campaigns.owner")]
    [InlineData(PostgreSql, nameof(Linted.Type), "type-change: column campaigns.daily_budget")]
    [InlineData(PostgreSql, nameof(Linted.TypeBySql), "type-change: column campaigns.daily_budget")]
    [InlineData(PostgreSql, nameof(Linted.Rename), "rename: column campaigns.headline")]
    [InlineData(Sqlite, nameof(Linted.Rename), "rename: column campaigns.headline")]
    [InlineData(PostgreSql, nameof(Linted.RenameBySql), "rename: table campaigns")]
    [InlineData(PostgreSql, nameof(Linted.DropColumn), "drop: column campaigns.headline")]
    [InlineData(Sqlite, nameof(Linted.DropColumn), "drop: column campaigns.headline")]
    [InlineData(PostgreSql, nameof(Linted.DropBySql), "drop: table campaigns")]
    [InlineData(PostgreSql, nameof(Linted.NoDown), "missing-down: Down")]
    [InlineData(Sqlite, nameof(Linted.EmptyDown), "missing-down: Down")]
    [InlineData(PostgreSql, nameof(Linted.ThrowingDown), "missing-down: Down")]
    [InlineData(PostgreSql, nameof(Linted.DownElsewhere), "missing-down: Down")]
    [InlineData(Sqlite, nameof(Linted.ForeignKey), "sqlite-rebuild: AddForeignKey on campaigns")]
    [InlineData(Sqlite, nameof(Linted.PrimaryKey), "sqlite-rebuild: AddPrimaryKey on campaigns")]
    [InlineData(PostgreSql, nameof(Linted.LongName), "identifier-too-long: ääääääääääääääääääääääääääääääää")]
    [InlineData(Sqlite, nameof(Linted.LongName), "identifier-too-long: ääääääääääääääääääääääääääääääää")]
    [InlineData(PostgreSql, nameof(Linted.NotAlone), "not-in-transaction: index ix_name on campaigns")]
    [InlineData(PostgreSql, nameof(Linted.NotSuppressed), "not-in-transaction: CREATE INDEX CONCURRENTLY ix_name ON campaigns (name)")]
    [InlineData(PostgreSql, nameof(Linted.ConcurrentIndexInTransaction), "not-in-transaction: index ix_name on campaigns")]
    [InlineData(PostgreSql, nameof(Linted.NeedlesslyOutside), "not-in-transaction: TransactionBehavior.None")]
    public void A_migration_that_breaks_a_rule_is_found(MigrationProvider provider, string migration, string expected)
    {
        var finding = Assert.Single(Check(provider, migration));

        Assert.Equal(expected, $"{finding.Rule.Id}: {finding.Subject}");
        Assert.Equal(("20310101000000_" + migration, provider), (finding.MigrationId, finding.Provider));
        Assert.False(finding.IsSuppressed);
    }

    [Theory]
    [InlineData(Sqlite, nameof(Linted.Type), "type-change", "sqlite-rebuild")]
    [InlineData(PostgreSql, nameof(Linted.Demand), "not-null-without-default", "type-change")]
    [InlineData(Sqlite, nameof(Linted.FilledColumn), "not-null-without-default", "sqlite-rebuild")]
    [InlineData(PostgreSql, nameof(Linted.LongDefaultName), "constraint-validated", "identifier-too-long")]
    public void One_operation_can_break_two_rules(MigrationProvider provider, string migration, params string[] expected) =>
        Assert.Equal(expected, Check(provider, migration).Select(finding => finding.Rule.Id));

    [Theory]
    [InlineData(PostgreSql, nameof(Linted.OwnTable))]
    [InlineData(Sqlite, nameof(Linted.OwnTable))]
    [InlineData(Sqlite, nameof(Linted.Index))]
    // Done in place: as a unique index, and by ADD COLUMN. So is DROP COLUMN, which breaks another rule.
    [InlineData(Sqlite, nameof(Linted.UniqueConstraint))]
    [InlineData(Sqlite, nameof(Linted.UniqueColumn))]
    [InlineData(Sqlite, nameof(Linted.ColumnWithForeignKey))]
    [InlineData(PostgreSql, nameof(Linted.ConcurrentIndex))]
    [InlineData(PostgreSql, nameof(Linted.ConcurrentIndexBySql))]
    // Where one connection writes at a time it is an ordinary index.
    [InlineData(Sqlite, nameof(Linted.ConcurrentIndex))]
    [InlineData(Sqlite, nameof(Linted.ConcurrentIndexInTransaction))]
    // And then nothing is left that could not be in a transaction.
    [InlineData(Sqlite, nameof(Linted.NotAlone))]
    [InlineData(PostgreSql, nameof(Linted.NotValidCheck))]
    [InlineData(PostgreSql, nameof(Linted.ValidatedCheck))]
    [InlineData(PostgreSql, nameof(Linted.DefaultedColumn))]
    [InlineData(Sqlite, nameof(Linted.DefaultedColumn))]
    [InlineData(PostgreSql, nameof(Linted.RenamedConstraint))]
    [InlineData(PostgreSql, nameof(Linted.DropConstraint))]
    [InlineData(PostgreSql, nameof(Linted.LongestName))]
    [InlineData(PostgreSql, nameof(Linted.AutoReversing))]
    [InlineData(PostgreSql, nameof(Linted.AloneInAlterTable))]
    [InlineData(Sqlite, nameof(Linted.DownElsewhere))]
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
    public void What_is_no_migration_or_has_no_version_is_refused()
    {
        Assert.Throws<ArgumentException>(() => MigrationLint.Check(Sqlite, [typeof(MigrationLintTests)]));
        Assert.Throws<ArgumentException>(() => MigrationLint.Check(Sqlite, [typeof(Linted.WithoutVersion)]));
    }

    [Fact]
    public void A_migration_of_an_assembly_that_has_no_version_is_refused_since_it_would_not_run() =>
        Assert.Contains(
            nameof(Linted.WithoutVersion),
            Assert.Throws<ArgumentException>(() => MigrationLint.Check(Sqlite, typeof(Linted).Assembly)).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void The_migrations_of_an_application_are_checked_with_those_of_AdFlux()
    {
        var application = new ApplicationMigrations([typeof(Linted.Rename)]);

        var finding = Assert.Single(MigrationLint.Check(Sqlite, migrations: application));

        Assert.Equal("20310101000000_Rename", finding.MigrationId);
        Assert.Equal([finding], MigrationLint.Check(Sqlite, [finding.MigrationId], application));
        Assert.Empty(MigrationLint.Check(Sqlite, ["20260101000000_Initial"], application));
    }

    [Fact]
    public void A_script_that_cannot_be_read_is_refused() =>
        Assert.Contains(
            "Missing.sql",
            Assert.Throws<UnsupportedMigrationException>(() => Check(PostgreSql, nameof(Linted.MissingScript))).Message,
            StringComparison.Ordinal
        );

    private static IReadOnlyList<LintFinding> Check(MigrationProvider provider, string migration) =>
        MigrationLint.Check(provider, [typeof(Linted).GetNestedType(migration)!]);
}
