using System.Reflection;

namespace AdFlux.Testing.Conventions;

/// <summary>The <c>where</c> clauses of generic parameters.</summary>
internal static class ApiConstraints
{
    public static string Of(IEnumerable<Type> parameters) =>
        string.Concat(parameters.Where(type => type.IsGenericParameter).Select(Clause));

    private static string Clause(Type parameter)
    {
        var flags = parameter.GenericParameterAttributes;
        var isStruct = flags.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint);
        var constraints = new List<string>();
        if (isStruct)
            constraints.Add("struct");
        else if (flags.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
            constraints.Add("class");
        constraints.AddRange(
            parameter
                .GetGenericParameterConstraints()
                .Where(type => type != typeof(ValueType))
                .Select(ApiTypeName.Of)
                .Order(StringComparer.Ordinal)
        );
        if (constraints.Count == 0 && IsMarkedNotNull(parameter))
            constraints.Add("notnull");
        if (flags.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) && !isStruct)
            constraints.Add("new()");
        if (flags.HasFlag(GenericParameterAttributes.AllowByRefLike))
            constraints.Add("allows ref struct");
        return constraints.Count == 0 ? "" : $" where {parameter.Name} : {string.Join(", ", constraints)}";
    }

    /// <summary>The compiler writes 1 for <c>notnull</c>, on the parameter or as the default of what declares it.</summary>
    private static bool IsMarkedNotNull(Type parameter)
    {
        var mark = Mark(parameter, "NullableAttribute");
        for (
            MemberInfo? scope = (MemberInfo?)parameter.DeclaringMethod ?? parameter.DeclaringType;
            mark is null && scope is not null;
            scope = scope.DeclaringType
        )
            mark = Mark(scope, "NullableContextAttribute");
        return mark == 1;
    }

    private static byte? Mark(MemberInfo member, string attribute) =>
        member
            .CustomAttributes.FirstOrDefault(data => string.Equals(data.AttributeType.Name, attribute, StringComparison.Ordinal))
            ?.ConstructorArguments[0]
            .Value as byte?;
}
