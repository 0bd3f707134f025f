using System.Reflection;

namespace AdFlux.Testing.Conventions;

/// <summary>Which types of an assembly use which others of the same assembly, in signatures, attributes and method bodies.</summary>
/// <remarks>A nested type, and with it every closure and state machine, counts as the type that it is written in. Constants leave no trace.</remarks>
public sealed class TypeReferences
{
    private const BindingFlags Declared =
        BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    private readonly Assembly _assembly;
    private readonly HashSet<Type> _found = [];

    private TypeReferences(Assembly assembly) => _assembly = assembly;

    /// <summary>All pairs of a type and one that it uses, in a stable order.</summary>
    public static IReadOnlyList<(Type User, Type Used)> Of(Assembly assembly) =>
        [
            .. assembly
                .GetTypes()
                .GroupBy(Outermost)
                .SelectMany(parts => new TypeReferences(assembly).Collect(parts).Select(used => (User: parts.Key, Used: used)))
                .Where(pair => pair.User != pair.Used)
                .OrderBy(pair => pair.User.FullName, StringComparer.Ordinal)
                .ThenBy(pair => pair.Used.FullName, StringComparer.Ordinal),
        ];

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private HashSet<Type> Collect(IEnumerable<Type> parts)
    {
        foreach (var type in parts)
        {
            Add(type.BaseType);
            AddAll(type.GetInterfaces());
            AddConstraints(type.GetGenericArguments());
            AddAttributes(type);
            foreach (var member in type.GetMembers(Declared))
                AddMember(member);
        }

        return _found;
    }

    private void AddMember(MemberInfo member)
    {
        AddAttributes(member);
        switch (member)
        {
            case MethodBase method:
                AddUse(method);
                AddConstraints(method.IsGenericMethod ? method.GetGenericArguments() : []);
                foreach (var parameter in method.GetParameters())
                    AddAttributes(parameter);
                AddBody(method);
                break;
            case FieldInfo field:
                AddUse(field);
                break;
            case PropertyInfo property:
                Add(property.PropertyType);
                break;
            case EventInfo @event:
                Add(@event.EventHandlerType);
                break;
        }
    }

    private void AddBody(MethodBase method)
    {
        if (method.GetMethodBody() is not { } body)
            return;

        AddAll(body.LocalVariables.Select(variable => variable.LocalType));
        AddAll(
            body.ExceptionHandlingClauses.Where(clause => clause.Flags == ExceptionHandlingClauseOptions.Clause)
                .Select(clause => clause.CatchType)
        );
        foreach (var token in IntermediateLanguage.Tokens(body.GetILAsByteArray() ?? []))
            AddUse(Resolve(method, token));
    }

    private static MemberInfo? Resolve(MethodBase method, int token) =>
        method.Module.ResolveMember(
            token,
            method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null,
            method.IsGenericMethod ? method.GetGenericArguments() : null
        );

    private void AddUse(MemberInfo? member)
    {
        Add(member as Type ?? member?.DeclaringType);
        switch (member)
        {
            case MethodBase method:
                AddAll(method.IsGenericMethod ? method.GetGenericArguments() : []);
                AddAll(method.GetParameters().Select(parameter => parameter.ParameterType));
                Add((method as MethodInfo)?.ReturnType);
                break;
            case FieldInfo field:
                Add(field.FieldType);
                break;
        }
    }

    private void AddAttributes(ICustomAttributeProvider provider)
    {
        var attributes = provider switch
        {
            MemberInfo member => member.CustomAttributes,
            ParameterInfo parameter => parameter.CustomAttributes,
            _ => [],
        };
        foreach (var attribute in attributes)
        {
            Add(attribute.AttributeType);
            AddAll(attribute.ConstructorArguments.Concat(attribute.NamedArguments.Select(named => named.TypedValue)).SelectMany(Types));
        }
    }

    private static IEnumerable<Type> Types(CustomAttributeTypedArgument argument) =>
        argument.Value switch
        {
            Type type => [argument.ArgumentType, type],
            IEnumerable<CustomAttributeTypedArgument> elements => elements.SelectMany(Types),
            _ => [argument.ArgumentType],
        };

    private void AddConstraints(IEnumerable<Type> parameters)
    {
        foreach (var parameter in parameters.Where(parameter => parameter.IsGenericParameter))
            AddAll(parameter.GetGenericParameterConstraints());
    }

    private void AddAll(IEnumerable<Type?> types)
    {
        foreach (var type in types)
            Add(type);
    }

    private void Add(Type? type)
    {
        while (type is { HasElementType: true })
            type = type.GetElementType();
        if (type is null or { IsGenericParameter: true })
            return;

        if (type.IsConstructedGenericType)
            AddAll(type.GetGenericArguments());
        if (type.Assembly == _assembly)
            _found.Add(Outermost(type.IsGenericType ? type.GetGenericTypeDefinition() : type));
    }
}
