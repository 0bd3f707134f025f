namespace AdFlux.Migrations.Schema.Elements;

/// <summary>A table or a part of one, as a database has it or as the model wants it.</summary>
/// <param name="Name">Its name; empty for a constraint that was made without one, which SQLite allows.</param>
internal abstract record SchemaElement(string Name)
{
    /// <summary>What kind of element it is.</summary>
    public abstract SchemaPart Part { get; }

    /// <summary>The element in SQL, as it stands after its name.</summary>
    public abstract string Definition { get; }
}
