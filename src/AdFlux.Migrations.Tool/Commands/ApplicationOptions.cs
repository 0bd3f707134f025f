using System.CommandLine;

namespace AdFlux.Migrations.Tool.Commands;

/// <summary>The options that bring an application's own migrations.</summary>
internal static class ApplicationOptions
{
    private static readonly Option<string[]> Assembly = new("--assembly")
    {
        Description = "An application's assembly (.dll), whose own migrations come after those of AdFlux. May be given again.",
        HelpName = "file",
    };

    private static readonly Option<string[]> Tag = new("--tag")
    {
        Description =
            "Apply the application's migrations with this tag too, besides those without tags. Of several tags a migration must have all, unless its [Tags] says RequireAny.",
        HelpName = "name",
    };

    public static void AddTo(Command command)
    {
        command.Options.Add(Assembly);
        command.Options.Add(Tag);
    }

    /// <summary>The migrations of the assemblies; null when none is named, or the command takes none.</summary>
    /// <exception cref="UsageException">An assembly cannot be loaded.</exception>
    public static ApplicationMigrations? Read(ParseResult commandLine) =>
        (commandLine.GetValue(Assembly), commandLine.GetValue(Tag)) switch
        {
            ({ Length: > 0 } paths, var tags) => ApplicationMigrations.In(
                [
                    .. paths
                        .DistinctBy(path => path.Length == 0 ? path : Path.GetFullPath(path), StringComparer.Ordinal)
                        .Select(ApplicationAssembly.Load),
                ],
                tags
            ),
            (_, { Length: > 0 }) => throw new UsageException("--tag chooses among an application's migrations: name its --assembly too."),
            _ => null,
        };
}
