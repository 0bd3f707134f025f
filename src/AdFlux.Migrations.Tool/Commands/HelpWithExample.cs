using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace AdFlux.Migrations.Tool.Commands;

/// <summary>The library's help, then the command's example.</summary>
internal sealed class HelpWithExample(HelpAction help) : SynchronousCommandLineAction
{
    /// <remarks>Help is given however wrong the rest of the command line is.</remarks>
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var exitCode = help.Invoke(parseResult);
        if (parseResult.CommandResult.Command is ToolCommand command)
        {
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Example:");
            output.WriteLine("  " + command.Example);
        }

        return exitCode;
    }
}
