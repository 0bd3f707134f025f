using System.CommandLine;
using AdFlux.Migrations.Tool;
using AdFlux.Migrations.Tool.Commands;
using AdFlux.Migrations.Tool.Output;

namespace AdFlux.Migrations.Tests.Tool;

/// <summary>What holds for every command, whichever there are.</summary>
public sealed class CommandTreeTests
{
    private static readonly RootCommand Root = CommandLine.CreateRoot(
        new ToolConsole(TextWriter.Null, TextWriter.Null, IsTerminal: false, _ => null)
    );

    public static TheoryData<string> Commands => [.. Root.Subcommands.Select(command => command.Name)];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task The_help_of_each_command_ends_with_its_example(string name)
    {
        var output = new StringWriter();
        var console = new ToolConsole(output, TextWriter.Null, IsTerminal: false, _ => null);

        var exitCode = await CommandLine.RunAsync([name, "--help"], console, TestContext.Current.CancellationToken);

        Assert.Equal(0, exitCode);
        var command = Find(name);
        Assert.StartsWith($"adflux-migrate {name} ", command.Example + " ", StringComparison.Ordinal);
        Assert.EndsWith($"Example:\n  {command.Example}\n", output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void The_example_of_each_command_is_a_command_line_that_it_takes(string name) =>
        Assert.Empty(CommandLines.Errors(Find(name).Example));

    [Theory]
    [MemberData(nameof(Commands))]
    public void Each_command_can_write_JSON_and_describes_its_options_in_sentences(string name)
    {
        var command = Find(name);

        Assert.Contains("--output", command.Options.Select(option => option.Name));
        Assert.All([command.Description, .. command.Options.Select(option => option.Description)], text => Assert.EndsWith(".", text));
    }

    private static ToolCommand Find(string name) =>
        Assert.IsType<ToolCommand>(Root.Subcommands.Single(command => string.Equals(command.Name, name, StringComparison.Ordinal)));
}
