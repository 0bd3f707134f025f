namespace AdFlux.Migrations.Schema;

/// <summary>In which way a database differs from the model.</summary>
public enum SchemaDifferenceKind
{
    /// <summary>The model has it, the database has not.</summary>
    Missing,

    /// <summary>The database has it, the model has not.</summary>
    Extra,

    /// <summary>Both have it, not the same.</summary>
    Different,
}
