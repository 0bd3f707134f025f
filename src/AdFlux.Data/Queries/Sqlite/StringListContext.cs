using System.Text.Json.Serialization;

namespace AdFlux.Data.Queries.Sqlite;

[JsonSerializable(typeof(string[]))]
internal sealed partial class StringListContext : JsonSerializerContext;
