namespace AdFlux.Data.Generators.ColumnTypes;

/// <summary>Writes the list of an assembly's ids and JSON columns, statically typed.</summary>
internal static class ManifestEmitter
{
    private const string ColumnTypes = "global::AdFlux.Data.Mapping.ColumnTypes";

    /// <summary>The manifest's name: that of the assembly, without what can't be in a name.</summary>
    public static string NameFor(string assemblyName)
    {
        string name = new([.. assemblyName.Where(c => char.IsLetterOrDigit(c) || c == '_')]);
        return (name.Length == 0 || char.IsDigit(name[0]) ? "_" + name : name) + "ColumnTypes";
    }

    public static string Emit(string assemblyName, EquatableArray<IdEntry> ids, EquatableArray<JsonEntry> columns)
    {
        var source = new SourceWriter();
        source.Line("namespace AdFlux.Data.Mapping.ColumnTypes;");
        source.Line();
        source.Line("/// <summary>The typed ids and JSON columns of this assembly.</summary>");
        source.Open($"public sealed class {NameFor(assemblyName)} : {ColumnTypes}.IColumnTypeManifest");
        source.Line("/// <inheritdoc/>");
        source.Open($"public static void Accept({ColumnTypes}.IColumnTypeVisitor visitor)");
        source.Line("global::System.ArgumentNullException.ThrowIfNull(visitor);");
        foreach (IdEntry id in ids.OrderBy(id => id.FullName, StringComparer.Ordinal))
            source.Line($"visitor.VisitId<{id.FullName}, {id.ValueType}>();");
        foreach (JsonEntry column in columns.OrderBy(column => column.FullName, StringComparer.Ordinal))
            source.Line($"visitor.VisitJson<{column.FullName}>(immutable: {(column.Immutable ? "true" : "false")});");
        source.Close();
        source.Close();
        return source.ToString();
    }
}
