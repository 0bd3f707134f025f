using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace AdFlux.Testing.Conventions;

/// <summary>The line that describes a member, much as C# declares it.</summary>
internal sealed class ApiSignature
{
    private readonly NullabilityInfoContext _nullability = new();

    /// <summary>Null for a member that is not part of the API or that the compiler wrote.</summary>
    public string? Of(MemberInfo member) =>
        member switch
        {
            FieldInfo field when IsVisible(field) => Obsolete(field) + Field(field),
            PropertyInfo property when Accessor(property) is { } accessor && IsVisible(accessor) && !IsEqualityContract(property) =>
                Obsolete(property) + Property(property, accessor),
            EventInfo { AddMethod: { } add } @event when IsVisible(add) =>
                $"{Obsolete(@event)}{Modifiers(add)}event {ApiTypeName.Of(@event.EventHandlerType!, _nullability.Create(@event))} {@event.Name}",
            ConstructorInfo { IsStatic: false } constructor when IsVisible(constructor) && !IsCompilerGenerated(constructor) =>
                $"{Obsolete(constructor)}{Modifiers(constructor)}{constructor.DeclaringType!.Name.Split('`')[0]}({Parameters(constructor)})",
            MethodInfo method when IsVisible(method) && IsWritten(method) => Obsolete(method)
                + Modifiers(method)
                + Method(method, Name(method)),
            _ => null,
        };

    public string Method(MethodInfo method, string name) =>
        $"{Reference(method.ReturnParameter)}{ApiTypeName.Of(method.ReturnType, _nullability.Create(method.ReturnParameter))} {name}({Parameters(method)})"
        + ApiConstraints.Of(method.GetGenericArguments());

    /// <summary>The compiler's own mark on constructors of types with required members is not ours.</summary>
    public static string Obsolete(MemberInfo member) =>
        member.GetCustomAttribute<ObsoleteAttribute>() is { } obsolete && !member.IsDefined(typeof(CompilerFeatureRequiredAttribute))
            ? $"[Obsolete({Literal(obsolete.Message)})] "
            : "";

    private string Field(FieldInfo field)
    {
        var type = ApiTypeName.Of(field.FieldType, _nullability.Create(field));
        if (field.IsLiteral)
            return $"const {type} {field.Name} = {Literal(field.GetRawConstantValue())}";

        return $"{(field.IsFamily ? "protected " : "")}{(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{type} {field.Name}";
    }

    private string Property(PropertyInfo property, MethodInfo accessor)
    {
        var required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        var type = ApiTypeName.Of(property.PropertyType, _nullability.Create(property));
        var index = property.GetIndexParameters();
        var name = index.Length == 0 ? property.Name : $"this[{string.Join(", ", index.Select(Parameter))}]";
        var get = property.GetMethod is { } getter && IsVisible(getter) ? "get; " : "";
        var set = property.SetMethod is { } setter && IsVisible(setter) ? Setter(setter) : "";
        return $"{Modifiers(accessor)}{required}{type} {name} {{ {get}{set}}}";
    }

    private static string Setter(MethodInfo setter)
    {
        var init = setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));
        return $"{(setter.IsPublic ? "" : "protected ")}{(init ? "init" : "set")}; ";
    }

    private string Parameters(MethodBase method)
    {
        var extension = method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "";
        return extension + string.Join(", ", method.GetParameters().Select(Parameter));
    }

    private string Parameter(ParameterInfo parameter)
    {
        var variadic =
            parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(ParamCollectionAttribute)) ? "params " : "";
        var value = parameter.HasDefaultValue ? $" = {Default(parameter)}" : "";
        return $"{variadic}{Reference(parameter)}{ApiTypeName.Of(parameter.ParameterType, _nullability.Create(parameter))} {parameter.Name}{value}";
    }

    private static string Reference(ParameterInfo parameter) =>
        parameter switch
        {
            { ParameterType.IsByRef: false } => "",
            { IsOut: true } => "out ",
            { IsIn: true } => "in ",
            _ => "ref ",
        };

    private static string Default(ParameterInfo parameter) =>
        parameter.RawDefaultValue is null
        && parameter.ParameterType.IsValueType
        && Nullable.GetUnderlyingType(parameter.ParameterType) is null
            ? "default"
            : Literal(parameter.RawDefaultValue);

    private static string Literal(object? value) =>
        value switch
        {
            null => "null",
            string text => $"\"{text.Replace("\n", "\\n", StringComparison.Ordinal)}\"",
            char character => $"'{character}'",
            bool truth => truth ? "true" : "false",
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };

    private static string Name(MethodInfo method) =>
        method.IsGenericMethod
            ? $"{method.Name}<{string.Join(", ", method.GetGenericArguments().Select(type => type.Name))}>"
            : method.Name;

    private static string Modifiers(MethodBase method)
    {
        var access = method.IsPublic ? "" : "protected ";
        if (method.IsStatic)
            return $"{access}static {(method.IsAbstract ? "abstract " : "")}";
        if (method.DeclaringType!.IsInterface || !method.IsVirtual)
            return access;
        if (method is MethodInfo overriding && overriding.GetBaseDefinition() != overriding)
            return $"{access}{(method.IsFinal ? "sealed " : "")}override ";
        return access
            + (
                method.IsAbstract ? "abstract "
                : method.IsFinal ? ""
                : "virtual "
            );
    }

    private static MethodInfo? Accessor(PropertyInfo property) =>
        property.GetMethod is { } getter && IsVisible(getter) ? getter : property.SetMethod;

    private static bool IsVisible(MethodBase method) =>
        method.IsPublic || ((method.IsFamily || method.IsFamilyOrAssembly) && !method.DeclaringType!.IsSealed);

    private static bool IsVisible(FieldInfo field) =>
        field.IsPublic || ((field.IsFamily || field.IsFamilyOrAssembly) && !field.DeclaringType!.IsSealed);

    /// <summary>Accessors are described with their property or event, and what every object has is not worth a line.</summary>
    private static bool IsWritten(MethodInfo method) =>
        !IsCompilerGenerated(method)
        && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal))
        && method.GetBaseDefinition().DeclaringType is var origin
        && origin != typeof(object)
        && origin != typeof(ValueType);

    private static bool IsCompilerGenerated(MemberInfo member) =>
        member.IsDefined(typeof(CompilerGeneratedAttribute)) || member.Name.Contains('<', StringComparison.Ordinal);

    private static bool IsEqualityContract(PropertyInfo property) => property.Name is "EqualityContract";
}
