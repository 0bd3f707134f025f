using System.Text.Json.Serialization;

namespace AdFlux.Data.Queries.Sqlite;

[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(int[]))]
internal sealed partial class ListContext : JsonSerializerContext;
