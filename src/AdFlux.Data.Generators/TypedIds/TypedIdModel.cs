using AdFlux.Data.Generators.Declarations;

namespace AdFlux.Data.Generators.TypedIds;

/// <summary>What an id is generated from.</summary>
/// <param name="Declaration">Where it is declared.</param>
/// <param name="Value">What it stores.</param>
/// <param name="IsOpenValue">Whether it is an open value rather than an id.</param>
/// <param name="IsRecord">Whether the compiler writes a part of its equality.</param>
/// <param name="MaxLength">The longest text allowed; 0 for no limit.</param>
/// <param name="Declared">The signatures and attributes that it has already; see <see cref="Signatures"/>.</param>
internal sealed record TypedIdModel(
    Declaration Declaration,
    ValueKind Value,
    bool IsOpenValue,
    bool IsRecord,
    int MaxLength,
    EquatableArray<string> Declared
)
{
    /// <summary>Whether its author wrote a member or an attribute; see <see cref="Signatures"/>.</summary>
    public bool Declares(string signature) => Declared.Contains(signature, StringComparer.Ordinal);

    public bool IsText => Value == ValueKind.Text;

    /// <summary>The C# name of the stored type.</summary>
    public string ValueType =>
        Value switch
        {
            ValueKind.Int32 => "int",
            ValueKind.Int64 => "long",
            ValueKind.Guid => "global::System.Guid",
            _ => "string",
        };
}
