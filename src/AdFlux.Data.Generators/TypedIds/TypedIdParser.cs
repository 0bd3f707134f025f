using AdFlux.Data.Generators.Declarations;
using AdFlux.Data.Generators.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AdFlux.Data.Generators.TypedIds;

/// <summary>Reads a declaration with <c>[TypedId]</c> or <c>[OpenValue]</c>.</summary>
internal static class TypedIdParser
{
    public const string TypedIdAttribute = "AdFlux.Data.Ids.TypedIdAttribute`1";
    public const string OpenValueAttribute = "AdFlux.Data.Ids.OpenValueAttribute";

    /// <summary>The names that can't be the id's own, since a member can't be called like its type.</summary>
    private static readonly HashSet<string> MemberNames = new(StringComparer.Ordinal)
    {
        "Value",
        "IsDefault",
        "Empty",
        "New",
        "From",
        "TryFrom",
        "Parse",
        "TryParse",
        "ToString",
        "TryFormat",
        "Equals",
        "GetHashCode",
        "CompareTo",
        "Validate",
        "_value",
    };

    public static Result<TypedIdModel> Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        var type = (INamedTypeSymbol)context.TargetSymbol;
        AttributeData attribute = context.Attributes[0];
        Location location = ((BaseTypeDeclarationSyntax)context.TargetNode).Identifier.GetLocation();
        bool isOpenValue = attribute.AttributeClass is { IsGenericType: false };
        ITypeSymbol? valueType = isOpenValue ? null : attribute.AttributeClass?.TypeArguments[0];
        ValueKind? value = isOpenValue ? ValueKind.Text : KindOf(valueType);
        int maxLength = attribute.NamedArguments.FirstOrDefault(argument => argument.Key is "MaxLength").Value.Value as int? ?? 0;

        List<DiagnosticInfo> faults = [.. DeclarationParser.FindFaults(type, location)];
        if (type.TypeKind != TypeKind.Struct)
            faults.Add(DiagnosticInfo.Create(Rules.NotStruct, location, type.Name));
        if (value is null)
            faults.Add(DiagnosticInfo.Create(Rules.UnsupportedValue, location, type.Name, valueType?.ToDisplayString() ?? "?"));
        bool twice = CountDeclarations(type) > 1;
        // Both attributes lead here; one report is enough.
        if (twice && !isOpenValue)
            faults.Add(DiagnosticInfo.Create(Rules.DeclaredTwice, location, type.Name));
        faults.AddRange(FindConflicts(type).Select(name => DiagnosticInfo.Create(Rules.ConflictingMember, location, type.Name, name)));

        return new Result<TypedIdModel>(
            faults.Count > 0 || twice || value is null
                ? null
                : new TypedIdModel(
                    DeclarationParser.Parse(type),
                    value.Value,
                    isOpenValue,
                    type.IsRecord,
                    value == ValueKind.Text ? Math.Max(maxLength, 0) : 0,
                    Signatures.Of(type)
                ),
            new EquatableArray<DiagnosticInfo>(faults)
        );
    }

    private static ValueKind? KindOf(ITypeSymbol? type) =>
        type switch
        {
            { SpecialType: SpecialType.System_String } => ValueKind.Text,
            { SpecialType: SpecialType.System_Int32 } => ValueKind.Int32,
            { SpecialType: SpecialType.System_Int64 } => ValueKind.Int64,
            { Name: "Guid", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } => ValueKind.Guid,
            _ => null,
        };

    private static int CountDeclarations(INamedTypeSymbol type) =>
        type.GetAttributes()
            .Count(attribute =>
                attribute.AttributeClass is { Name: "TypedIdAttribute" or "OpenValueAttribute" } definition
                && definition.ContainingNamespace.ToDisplayString() is "AdFlux.Data.Ids"
            );

    private static IEnumerable<string> FindConflicts(INamedTypeSymbol type)
    {
        if (MemberNames.Contains(type.Name))
            yield return type.Name;
        foreach (IFieldSymbol field in Signatures.MembersOf(type).OfType<IFieldSymbol>().Where(field => !field.IsStatic))
            yield return field.AssociatedSymbol?.Name ?? field.Name;
    }
}
