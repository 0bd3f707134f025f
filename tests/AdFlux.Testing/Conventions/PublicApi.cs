using System.Globalization;
using System.Reflection;
using System.Text;

namespace AdFlux.Testing.Conventions;

/// <summary>Describes what an assembly offers to those who reference it, as a text in which a change to the API is a changed line.</summary>
public static class PublicApi
{
    /// <summary>Every public type with its public and protected members, ordered by name; what the compiler adds to records is left out.</summary>
    public static string Describe(Assembly assembly) => Describe(assembly.GetExportedTypes());

    /// <inheritdoc cref="Describe(Assembly)"/>
    public static string Describe(IEnumerable<Type> types)
    {
        var text = new StringBuilder();
        foreach (
            var space in types
                .Where(IsSpeakable)
                .GroupBy(type => type.Namespace, StringComparer.Ordinal)
                .OrderBy(space => space.Key, StringComparer.Ordinal)
        )
        {
            text.Append("namespace ").Append(space.Key).Append('\n');
            foreach (var type in space.OrderBy(type => type.FullName, StringComparer.Ordinal))
            {
                text.Append('\n').Append(Header(type)).Append('\n');
                foreach (var member in Members(type))
                    text.Append("    ").Append(member).Append('\n');
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static bool IsSpeakable(Type type) => !type.Name.Contains('<', StringComparison.Ordinal);

    private static string Header(Type type)
    {
        if (type.IsSubclassOf(typeof(Delegate)))
            return $"delegate {new ApiSignature().Method(type.GetMethod("Invoke")!, ApiTypeName.Of(type))}";

        var bases = new[] { type.BaseType }
            .Where(parent => parent is not null && parent != typeof(object) && parent != typeof(ValueType) && parent != typeof(Enum))
            .Concat(type.IsEnum ? [Enum.GetUnderlyingType(type)] : DeclaredInterfaces(type))
            .Select(parent => ApiTypeName.Of(parent!))
            .ToList();
        return $"{Attributes(type)}{Kind(type)} {ApiTypeName.Of(type)}"
            + (bases.Count == 0 ? "" : $" : {string.Join(", ", bases)}")
            + ApiConstraints.Of(type.GetGenericArguments());
    }

    private static string Attributes(Type type) => (type.IsDefined(typeof(FlagsAttribute)) ? "[Flags] " : "") + ApiSignature.Obsolete(type);

    private static string Kind(Type type)
    {
        if (type.IsEnum)
            return "enum";
        if (type.IsInterface)
            return "interface";

        var record = type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly) is null
            ? ""
            : "record ";
        if (type.IsValueType)
        {
            var readOnly = type.CustomAttributes.Any(attribute => attribute.AttributeType.Name is "IsReadOnlyAttribute") ? "readonly " : "";
            return $"{readOnly}{(type.IsByRefLike ? "ref " : "")}{record}struct";
        }

        return type switch
        {
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => $"abstract {record}class",
            { IsSealed: true } => $"sealed {record}class",
            _ => $"{record}class",
        };
    }

    /// <summary>The interfaces that the type adds to those of its base and of its other interfaces.</summary>
    private static IEnumerable<Type> DeclaredInterfaces(Type type)
    {
        var all = type.GetInterfaces();
        var implied = all.SelectMany(contract => contract.GetInterfaces()).Concat(type.BaseType?.GetInterfaces() ?? []).ToHashSet();
        return all.Where(contract => !implied.Contains(contract) && contract.IsVisible).OrderBy(ApiTypeName.Of, StringComparer.Ordinal);
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsSubclassOf(typeof(Delegate)))
            return [];
        if (type.IsEnum)
        {
            return type.GetFields(BindingFlags.Public | BindingFlags.Static)
                .Select(field => string.Create(CultureInfo.InvariantCulture, $"{field.Name} = {field.GetRawConstantValue()}"));
        }

        var signature = new ApiSignature();
        return type.GetMembers(
                BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static
            )
            .Select(member => (Rank: Rank(member), member.Name, Text: signature.Of(member)))
            .Where(member => member.Text is not null)
            .OrderBy(member => member.Rank)
            .ThenBy(member => member.Name, StringComparer.Ordinal)
            .ThenBy(member => member.Text, StringComparer.Ordinal)
            .Select(member => member.Text!);
    }

    private static int Rank(MemberInfo member) =>
        member switch
        {
            FieldInfo => 0,
            ConstructorInfo => 1,
            PropertyInfo => 2,
            EventInfo => 3,
            _ => 4,
        };
}
