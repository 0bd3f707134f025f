namespace AdFlux.Samples.Recruiting.Startup;

/// <summary>What to do to the database before the first request: nothing unless asked. In production a pipeline migrates, with <c>adflux-migrate</c>.</summary>
internal sealed class StartupOptions
{
    public const string Section = "Startup";

    /// <summary>Whether to migrate; <c>--migrate</c> on the command line.</summary>
    public bool Migrate { get; set; }

    /// <summary>Whether to migrate and to store the demo data; <c>--demo</c> on the command line.</summary>
    public bool Demo { get; set; }

    /// <summary>Writes the two switches as the settings that they stand for.</summary>
    public static string[] Expand(string[] args) =>
        [
            .. args.Select(argument =>
                argument switch
                {
                    "--migrate" => $"--{Section}:{nameof(Migrate)}=true",
                    "--demo" => $"--{Section}:{nameof(Demo)}=true",
                    _ => argument,
                }
            ),
        ];
}
