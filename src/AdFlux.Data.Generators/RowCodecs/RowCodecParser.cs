using AdFlux.Data.Generators.Declarations;
using AdFlux.Data.Generators.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AdFlux.Data.Generators.RowCodecs;

/// <summary>Reads a declaration with <c>[RowCodec]</c>.</summary>
internal static class RowCodecParser
{
    public const string RowCodecAttribute = "AdFlux.Data.Rows.RowCodecAttribute";

    public static Result<RowCodecModel> Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        var type = (INamedTypeSymbol)context.TargetSymbol;
        Location location = ((BaseTypeDeclarationSyntax)context.TargetNode).Identifier.GetLocation();

        List<DiagnosticInfo> faults = [.. DeclarationParser.FindFaults(type, location)];
        faults.AddRange(FindFaults(type).Select(form => DiagnosticInfo.Create(Rules.UnsupportedShape, location, type.Name, form)));
        List<RowMember> members = [];
        foreach (IPropertySymbol property in type.GetMembers().OfType<IPropertySymbol>().Where(MemberParser.IsStored))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (MemberParser.FindFault(property) is { } fault)
                faults.Add(fault);
            else
                members.Add(MemberParser.Parse(property));
        }

        if (members.Count == 0 && faults.Count == 0)
            faults.Add(DiagnosticInfo.Create(Rules.UnsupportedShape, location, type.Name, "without a column"));
        return new Result<RowCodecModel>(
            faults.Count > 0 ? null : new RowCodecModel(DeclarationParser.Parse(type), new EquatableArray<RowMember>(members)),
            new EquatableArray<DiagnosticInfo>(faults)
        );
    }

    private static IEnumerable<string> FindFaults(INamedTypeSymbol type)
    {
        if (type.TypeKind != TypeKind.Class)
            yield return "not a class";
        if (type.IsAbstract && !type.IsStatic)
            yield return "abstract";
        if (type.ContainingType is { IsGenericType: false })
            yield return "nested in another type";
        if (type.BaseType is { SpecialType: SpecialType.None, TypeKind: TypeKind.Class } && type.TypeKind == TypeKind.Class)
            yield return "derived from another class";
        if (type is { TypeKind: TypeKind.Class, IsAbstract: false, IsStatic: false } && !type.InstanceConstructors.Any(IsUsable))
            yield return "without an accessible constructor that takes nothing";
    }

    private static bool IsUsable(IMethodSymbol constructor) => constructor.Parameters.IsEmpty && MemberParser.IsAccessible(constructor);
}
