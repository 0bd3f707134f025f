namespace AdFlux.Data.Generators.JsonColumns;

/// <summary>Writes how a JSON column's value is serialized.</summary>
internal static class JsonColumnEmitter
{
    public static string Emit(JsonColumnModel column)
    {
        string contract = $"global::AdFlux.Data.Json.IJsonColumn<{column.Declaration.Name}>";
        string typeInfo = $"global::System.Text.Json.Serialization.Metadata.JsonTypeInfo<{column.Declaration.Name}>";
        var source = new SourceWriter();
        source.OpenAround(column.Declaration);
        source.Open($"{column.Declaration.Header} : {contract}");
        source.Line($"static {typeInfo} {contract}.JsonTypeInfo => {column.TypeInfo};");
        source.Close();
        source.CloseAround(column.Declaration);
        return source.ToString();
    }
}
