using AdFlux.Package.Tests.Support;
using AdFlux.Testing.Conventions;

namespace AdFlux.Package.Tests;

/// <summary>The application of docs/own-tables.md, with tables and migrations of EF Core of its own.</summary>
public sealed class OwnTablesTests(PackedPackages packages, PostgresServer server)
{
    private const string Sources = "tests/AdFlux.Package.Tests/Consumers/Hiring";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Migrations_of_EF_Core_make_own_tables_beside_those_of_AdFlux_on_SQLite()
    {
        await using var database = new SqliteDatabase();

        string migration = await MigrateAndRunAsync(database, "Sqlite");

        Assert.Contains("""name: "fk_candidate_notes_candidate_id",""", migration, StringComparison.Ordinal);
        Assert.Equal(
            """candidate_notes CREATE INDEX "ix_candidate_notes_candidate_id" ON "candidate_notes" ("candidate_id")""",
            await database.ScalarAsync(
                "SELECT tbl_name || ' ' || sql FROM sqlite_master WHERE name = 'ix_candidate_notes_candidate_id'",
                Token
            )
        );
        Assert.Equal(
            "candidates.candidate_id CASCADE",
            await database.ScalarAsync(
                """SELECT "table" || '.' || "to" || ' ' || on_delete FROM pragma_foreign_key_list('candidate_notes')""",
                Token
            )
        );
    }

    // Without the trait of its provider: what differs between versions of the server is not in how EF Core's tool works.
    [Fact]
    public async Task Migrations_of_EF_Core_make_own_tables_beside_those_of_AdFlux_on_PostgreSQL()
    {
        await using var database = new PostgresDatabase(server);
        await database.InitializeAsync();

        string migration = await MigrateAndRunAsync(database, "PostgreSql");

        Assert.Contains("""type: "jsonb",""", migration, StringComparison.Ordinal);
        Assert.Equal(
            "CREATE INDEX ix_candidate_notes_candidate_id ON public.candidate_notes USING btree (candidate_id)",
            await database.ScalarAsync("SELECT indexdef FROM pg_indexes WHERE indexname = 'ix_candidate_notes_candidate_id'", Token)
        );
        Assert.Equal(
            "FOREIGN KEY (candidate_id) REFERENCES candidates(candidate_id) ON DELETE CASCADE",
            await database.ScalarAsync(
                "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'fk_candidate_notes_candidate_id'",
                Token
            )
        );
    }

    [Fact]
    public async Task Every_line_of_code_in_the_page_is_one_that_is_built_and_run()
    {
        IReadOnlyList<string> shown = await DocumentedCode.ShownByAsync("docs/own-tables.md");
        IReadOnlySet<string> run = await DocumentedCode.RunByAsync(
            $"{Sources}/CandidateNote.cs",
            $"{Sources}/HiringContext.cs",
            $"{Sources}/Recruiting.cs",
            $"{Sources}/Program.cs",
            "tests/AdFlux.Data.Tests/OwnContexts/OwnContextSpec.cs",
            "tests/AdFlux.Migrations.Tests/Documentation/OwnMigrationsExampleSpec.cs",
            "tests/AdFlux.Migrations.Application/AddNotes.cs"
        );

        Assert.InRange(shown.Count, 40, int.MaxValue);
        Assert.All(shown, line => Assert.Contains(line, run));
    }

    /// <summary>Does what the page says, and returns the migration.</summary>
    private async Task<string> MigrateAndRunAsync(TestDatabase database, string provider)
    {
        Consumers consumers = await packages.BuiltConsumersAsync();
        string folder = consumers.CopyOf("Hiring");
        string ef = await InstallAsync("dotnet-ef", "10.0.15", folder);
        string migrate = await InstallAsync("AdFlux.Migrations.Tool", packages.Version, folder, "adflux-migrate");
        string[] settings = ["--", $"--AdFlux:Provider={provider}", $"--AdFlux:ConnectionString={database.ConnectionString}"];

        await Command.RunAsync(folder, ef, ["migrations", "add", "Notes", "--no-build", .. settings]);
        string migration = await File.ReadAllTextAsync(
            Directory.EnumerateFiles(Path.Combine(folder, "Migrations"), "*_Notes.cs").Single(),
            Token
        );
        await Command.RunAsync(folder, "dotnet", "build", "--no-restore", "-warnAsError", "--nologo", "--verbosity=quiet");
        string pending = await Command.RunAsync(folder, ef, ["migrations", "has-pending-model-changes", "--no-build", .. settings]);
        await Command.RunAsync(folder, migrate, "up", "--provider", provider.ToLowerInvariant(), "--connection", database.ConnectionString);
        await Command.RunAsync(folder, ef, ["database", "update", "--no-build", .. settings]);

        Assert.Equal("Ada\n", await Command.RunAsync(folder, "dotnet", ["bin/Debug/net10.0/Hiring.dll", .. settings[1..]]));
        Assert.Contains("No changes", pending, StringComparison.Ordinal);
        Assert.Equal((1, 1), (Count(migration, "CreateTable("), Count(migration, "DropTable(")));
        Assert.Contains("principalTable: \"candidates\",", migration, StringComparison.Ordinal);
        Assert.Equal(1L, Convert.ToInt64(await database.ScalarAsync("SELECT count(*) FROM \"__EFMigrationsHistory\"", Token), null));
        return migration;
    }

    private static async Task<string> InstallAsync(string id, string version, string folder, string? command = null)
    {
        await Command.RunAsync(folder, "dotnet", "tool", "install", id, "--tool-path=tools", $"--version={version}");
        return Path.Combine(folder, "tools", command ?? id);
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
