namespace AdFlux.Migrations.Adoption;

/// <summary>What an examination found the database to be.</summary>
public enum AdoptionState
{
    /// <summary>A database of the Python application that can be adopted.</summary>
    Adoptable,

    /// <summary>A database of the Python application with something in it that cannot be converted.</summary>
    Blocked,

    /// <summary>A database that holds our migrations: it was adopted or made by us.</summary>
    AlreadyMigrated,

    /// <summary>A database without tables.</summary>
    Empty,

    /// <summary>A database with other tables than those of AdFlux.</summary>
    Foreign,
}
