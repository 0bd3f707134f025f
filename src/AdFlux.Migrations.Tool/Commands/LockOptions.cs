using System.CommandLine;

namespace AdFlux.Migrations.Tool.Commands;

/// <summary>The options of a command that takes the migration lock.</summary>
internal sealed class LockOptions
{
    private readonly SecondsOption _lockWait = new(
        "--lock-wait",
        "How many seconds to wait for another run to finish; 0 tries once.",
        byDefault: 60
    );

    public void AddTo(Command command) => command.Options.Add(_lockWait);

    public MigrationOptions Read(ParseResult commandLine) =>
        new() { LockWait = SecondsOption.ToTime(commandLine.GetValue(_lockWait))!.Value };
}
