using AdFlux.Migrations.Tests.Support;

namespace AdFlux.Migrations.Tests.Applications;

/// <summary>What the tool says of an assembly that it cannot take migrations from.</summary>
public sealed class ApplicationAssemblyTests
{
    [Fact]
    public async Task A_file_that_is_not_there_is_a_wrong_command_line() =>
        await RefusedAsync("no-such-application.dll", 2, "There is no file no-such-application.dll");

    [Theory]
    [InlineData("")]
    [InlineData("Host=localhost;Password=c4n4ry-p4ssw0rd")]
    public async Task What_is_no_path_of_an_assembly_is_not_repeated(string path)
    {
        var result = await RefusedAsync(path, 2, "There is no file: --assembly takes the .dll");

        Assert.DoesNotContain("c4n4ry", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_is_a_wrong_command_line()
    {
        var folder = TestFolder.Create("application");
        var text = Path.Combine(folder.FullName, "text.dll");
        await File.WriteAllTextAsync(text, "This is no assembly.", TestContext.Current.CancellationToken);

        await RefusedAsync(text, 2, "text.dll cannot be loaded as an assembly");
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_library_of_the_system_is_a_wrong_command_line()
    {
        var native = Path.Combine(
            Path.GetDirectoryName(typeof(object).Assembly.Location)!,
            OperatingSystem.IsWindows() ? "clrjit.dll"
                : OperatingSystem.IsMacOS() ? "libclrjit.dylib"
                : "libclrjit.so"
        );

        await RefusedAsync(native, 2, "cannot be loaded as an assembly");
    }

    [Fact]
    public async Task An_assembly_without_migrations_is_an_error() =>
        await RefusedAsync(typeof(FactAttribute).Assembly.Location, 1, "xunit.v3.core holds no migration");

    [Fact]
    public async Task An_application_that_was_built_with_a_newer_FluentMigrator_needs_a_newer_tool()
    {
        using var application = EmittedApplication.WithNewerFluentMigrator();

        await RefusedAsync(application.File, 2, "Emitted was built with FluentMigrator.Abstractions 99.0.0.0, and this tool has 8.");
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 1)]
    public async Task A_migration_that_cannot_be_loaded_is_never_missed(bool isAttribute, int exitCode)
    {
        using var application = EmittedApplication.WithoutLibrary(isMigration: true, isAttribute);

        await RefusedAsync(application.File, exitCode, "Hiring.Outer+Inner");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_a_class_that_is_no_migration_it_does_not_matter(bool isAttribute)
    {
        using var application = EmittedApplication.WithoutLibrary(isMigration: false, isAttribute);

        var result = await ScriptAsync(application.File);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("20270902000000_AddTable", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_application_that_brings_the_framework_along_is_run_on_the_tools()
    {
        var folder = TestFolder.Create("application");
        var application = Path.Combine(folder.FullName, Path.GetFileName(Hiring.File));
        File.Copy(Hiring.File, application);
        // The rules of a foreign key are in it.
        var rules = typeof(System.Data.Rule).Assembly.Location;
        File.Copy(rules, Path.Combine(folder.FullName, Path.GetFileName(rules)));

        var result = await ScriptAsync(application);
        folder.Delete(recursive: true);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
    }

    [Fact]
    public async Task An_assembly_that_is_named_twice_counts_once()
    {
        var result = await ToolCommandLine.RunWithAsync(
            connectionString: null,
            "script",
            "--provider",
            "sqlite",
            "--assembly",
            Hiring.File,
            "--assembly",
            Path.Combine(Path.GetDirectoryName(Hiring.File)!, ".", Path.GetFileName(Hiring.File))
        );

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
    }

    [Fact]
    public async Task A_tag_without_an_assembly_is_a_wrong_command_line()
    {
        var result = await ToolCommandLine.RunWithAsync(connectionString: null, "script", "--provider", "sqlite", "--tag", "demo");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("name its --assembly too", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("up")]
    [InlineData("to")]
    [InlineData("down")]
    [InlineData("status")]
    [InlineData("script")]
    [InlineData("validate")]
    [InlineData("lint")]
    [InlineData("repair")]
    [InlineData("wait")]
    public async Task The_help_of_the_commands_names_both_options(string command)
    {
        var help = await ToolCommandLine.RunWithAsync(connectionString: null, command, "--help");

        Assert.Contains("--assembly <file>", help.Output, StringComparison.Ordinal);
        Assert.Contains("--tag <name>", help.Output, StringComparison.Ordinal);
    }

    private static async Task<ToolResult> RefusedAsync(string assembly, int exitCode, string message)
    {
        var result = await ScriptAsync(assembly);
        Assert.Equal(exitCode, result.ExitCode);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.TrimEnd('\n').Split('\n'));
        return result;
    }

    private static Task<ToolResult> ScriptAsync(string assembly) =>
        ToolCommandLine.RunWithAsync(connectionString: null, "script", "--provider", "sqlite", "--assembly", assembly);
}
