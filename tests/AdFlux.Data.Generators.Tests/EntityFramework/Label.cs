using System.Text.Json.Serialization;
using AdFlux.Data.Json;

namespace AdFlux.Data.Generators.Tests.EntityFramework;

/// <summary>A JSON column of an application's own, whose values never change.</summary>
[JsonColumn(typeof(LabelContext), Immutable = true)]
internal sealed partial record Label(string Text, int Size);

[JsonSerializable(typeof(Label))]
internal sealed partial class LabelContext : JsonSerializerContext;
