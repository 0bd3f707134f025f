using System.CommandLine;

namespace AdFlux.Migrations.Tool.Commands;

/// <summary>A command whose help ends with an example.</summary>
internal sealed class ToolCommand(string name, string description, string example) : Command(name, description)
{
    public string Example { get; } = example;
}
