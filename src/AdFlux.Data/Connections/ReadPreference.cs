namespace AdFlux.Data.Connections;

/// <summary>Which servers of PostgreSQL the reads of repositories go to.</summary>
public enum ReadPreference
{
    /// <summary>The one that takes the writes. The default.</summary>
    Primary,

    /// <summary>A standby, whose rows are as old as its lag; the primary where no standby can be reached.</summary>
    PreferStandby,
}
