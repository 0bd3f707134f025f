using System.Reflection;

namespace AdFlux.Testing.Conventions;

/// <summary>Names of types as C# writes them, without namespaces, with the question marks of nullable references where they are known.</summary>
internal static class ApiTypeName
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(char)] = "char",
        [typeof(decimal)] = "decimal",
        [typeof(double)] = "double",
        [typeof(float)] = "float",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(object)] = "object",
        [typeof(short)] = "short",
        [typeof(string)] = "string",
        [typeof(uint)] = "uint",
        [typeof(ulong)] = "ulong",
        [typeof(void)] = "void",
    };

    public static string Of(Type type) => Of(type, nullability: null);

    public static string Of(Type type, NullabilityInfo? nullability)
    {
        if (type.IsByRef)
            return Of(type.GetElementType()!, nullability);
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return $"{Of(underlying)}?";

        var mark =
            nullability?.ReadState == NullabilityState.Nullable && type is { IsValueType: false, IsGenericParameter: false } ? "?" : "";
        if (type.IsArray)
            return $"{Of(type.GetElementType()!, nullability?.ElementType)}[{new string(',', type.GetArrayRank() - 1)}]{mark}";

        return (Keywords.GetValueOrDefault(type) ?? Qualified(type, nullability)) + mark;
    }

    private static string Qualified(Type type, NullabilityInfo? nullability)
    {
        var outer = type is { IsNested: true, IsGenericParameter: false } ? $"{type.DeclaringType!.Name.Split('`')[0]}." : "";
        var arguments = type.GetGenericArguments();
        if (arguments.Length == 0)
            return outer + type.Name;

        var known = nullability?.GenericTypeArguments is { } infos && infos.Length == arguments.Length ? infos : null;
        return $"{outer}{type.Name.Split('`')[0]}<{string.Join(", ", arguments.Select((argument, index) => Of(argument, known?[index])))}>";
    }
}
