using Microsoft.CodeAnalysis;

namespace AdFlux.Data.Generators.RowCodecs;

/// <summary>Finds the kind of column that holds a type.</summary>
internal static class StoredValue
{
    /// <summary>Gives the kind and how the type wraps it, or null where no kind holds the type.</summary>
    public static (string Kind, MemberForm Form)? Of(ITypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Enum)
            return ("Text", MemberForm.Named);
        if (Attributes.Has(type, "AdFlux.Data.Json", "JsonColumnAttribute"))
            return ("Json", MemberForm.Json);
        if (Attributes.Has(type, "AdFlux.Data.Ids", "OpenValueAttribute"))
            return ("Text", MemberForm.Id);
        if (Attributes.Find(type, "AdFlux.Data.Ids", "TypedIdAttribute") is { IsGenericType: true } attribute)
            return KindOf(attribute.TypeArguments[0]) is { } value and ("Text" or "Int32" or "Int64") ? (value, MemberForm.Id) : null;
        return KindOf(type) is { } kind ? (kind, MemberForm.Plain) : null;
    }

    private static string? KindOf(ITypeSymbol type) =>
        type switch
        {
            { SpecialType: SpecialType.System_String } => "Text",
            { SpecialType: SpecialType.System_Int32 } => "Int32",
            { SpecialType: SpecialType.System_Int64 } => "Int64",
            { SpecialType: SpecialType.System_Decimal } => "Money",
            { SpecialType: SpecialType.System_Double } => "Double",
            { SpecialType: SpecialType.System_DateTime } => "Instant",
            { Name: "DateOnly", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } => "Day",
            _ => null,
        };
}
