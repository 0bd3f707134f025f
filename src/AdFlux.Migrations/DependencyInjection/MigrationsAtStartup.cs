namespace AdFlux.Migrations.DependencyInjection;

/// <summary>What an application does about migrations when it starts, before any of its hosted services does.</summary>
public enum MigrationsAtStartup
{
    /// <summary>Nothing: something else migrates, and the first use of a database that does not fit is refused.</summary>
    Nothing,

    /// <summary>Waits until something else has applied every migration of this version.</summary>
    Wait,

    /// <summary>Applies what is pending; of several instances one does, and the others wait for it.</summary>
    Migrate,
}
