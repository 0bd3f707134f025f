using System.CommandLine.Parsing;
using AdFlux.Migrations.Tool;
using AdFlux.Migrations.Tool.Output;

namespace AdFlux.Migrations.Tests.Tool;

/// <summary>Command lines of the tool as texts write them.</summary>
internal static class CommandLines
{
    /// <summary>What the tool's own parser has against a command line that starts with the tool's name.</summary>
    public static IReadOnlyList<string> Errors(string line)
    {
        var root = CommandLine.CreateRoot(new ToolConsole(TextWriter.Null, TextWriter.Null, IsTerminal: false, _ => null));
        var words = CommandLineParser.SplitCommandLine(line).Skip(1).ToArray();
        return [.. root.Parse(words, new() { ResponseFileTokenReplacer = null }).Errors.Select(error => $"{line}: {error.Message}")];
    }
}
