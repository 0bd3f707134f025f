namespace AdFlux.Data.Mapping.ColumnTypes;

/// <summary>Lists the typed ids and JSON columns of one assembly. The generator writes one, named after the assembly.</summary>
public interface IColumnTypeManifest
{
    /// <summary>Shows each type to the visitor.</summary>
    /// <param name="visitor">The visitor.</param>
    static abstract void Accept(IColumnTypeVisitor visitor);
}
