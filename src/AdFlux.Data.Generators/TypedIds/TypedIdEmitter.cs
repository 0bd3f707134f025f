using System.Globalization;

namespace AdFlux.Data.Generators.TypedIds;

/// <summary>Writes the part of an id that its author leaves out. What is the same for all ids is in the runtime library.</summary>
internal static class TypedIdEmitter
{
    private const string Ids = "global::AdFlux.Data.Ids";

    public static string Emit(TypedIdModel id)
    {
        var source = new SourceWriter();
        source.OpenAround(id.Declaration);
        EmitAttributes(source, id);
        source.Open($"{id.Declaration.Header} : {Ids}.ITypedId<{id.Declaration.Name}, {id.ValueType}>");
        var members = new MemberWriter(source, id.Declared);
        EmitState(members, id);
        EmitConversions(members, id);
        EmitComparison(members, id);
        if (id.IsText)
            TextMembers.Emit(members, id.Declaration.Name);
        else
            ScalarMembers.Emit(members, id.Declaration.Name, id.ValueType);
        source.Close();
        source.CloseAround(id.Declaration);
        return source.ToString();
    }

    private static void EmitAttributes(SourceWriter source, TypedIdModel id)
    {
        string arguments = $"<{id.Declaration.FullName}, {id.ValueType}>";
        if (!id.Declares("[DebuggerDisplayAttribute]"))
            source.Line($"[global::System.Diagnostics.DebuggerDisplay(\"{{ToString(),nq}}\")]");
        if (!id.Declares("[TypeConverterAttribute]"))
            source.Line($"[global::System.ComponentModel.TypeConverter(typeof({Ids}.TypedIdTypeConverter{arguments}))]");
        if (!id.Declares("[JsonConverterAttribute]"))
            source.Line($"[global::System.Text.Json.Serialization.JsonConverter(typeof({Ids}.TypedIdJsonConverter{arguments}))]");
    }

    private static void EmitState(MemberWriter members, TypedIdModel id)
    {
        string self = id.Declaration.Name;
        string contract = $"{Ids}.ITypedId<{self}, {id.ValueType}>";
        string maxLength = id.MaxLength > 0 ? id.MaxLength.ToString(CultureInfo.InvariantCulture) : "null";

        members.Add("_value", $"private readonly {id.ValueType}{(id.IsText ? "?" : "")} _value;");
        members.Add($".ctor({Signature(id)})", $"private {self}({id.ValueType} value) => _value = value;");
        if (!id.IsOpenValue)
            members.Add(
                "Empty",
                $"""
                /// <summary>The id that was never assigned.</summary>
                public static {self} Empty => default;
                """
            );
        members.Add(
            "Value",
            $"""
            /// <inheritdoc/>
            public {id.ValueType} Value => _value{(id.IsText ? " ?? string.Empty" : "")};
            """
        );
        members.Add(
            "IsDefault",
            $"""
            /// <inheritdoc/>
            public bool IsDefault => {(id.IsText ? "_value is null" : "_value == default")};
            """
        );
        members.Add("", $"static int? {contract}.MaxLength => {maxLength};");
        members.Add("", $"static {self} {contract}.FromStored({id.ValueType} value) => new(value);");
    }

    private static void EmitConversions(MemberWriter members, TypedIdModel id)
    {
        string self = id.Declaration.Name;
        if (id.Value == ValueKind.Guid && !id.IsOpenValue)
            members.Add(
                "New()",
                $"""
                /// <summary>Makes a new id, ordered by time (version 7).</summary>
                public static {self} New() => new(global::System.Guid.CreateVersion7());
                """
            );
        members.Add(
            $"From({Signature(id)})",
            $$"""
            /// <inheritdoc/>
            public static {{self}} From({{id.ValueType}} value)
            {{{(id.IsText ? "\n    global::System.ArgumentNullException.ThrowIfNull(value);" : "")}}
                Validate(ref value);{{(id.IsText ? $"\n    {Ids}.TypedIdText.ThrowIfInvalid<{self}>(value);" : "")}}
                return new(value);
            }
            """
        );
        EmitTryFrom(members, id);
        members.Add(
            "",
            $"""
            /// <summary>Refuses a value by throwing an <see cref="global::System.ArgumentException"/>, or normalises it.</summary>
            static partial void Validate(ref {id.ValueType} value);
            """
        );
        members.Add(
            $"op_Explicit(Self):{Signature(id)}",
            $"""
            /// <summary>The stored value.</summary>
            public static explicit operator {id.ValueType}({self} id) => id.Value;
            """
        );
        members.Add(
            $"op_Explicit({Signature(id)}):Self",
            $"""
            /// <summary>The same as <see cref="From"/>.</summary>
            public static explicit operator {self}({id.ValueType} value) => From(value);
            """
        );
    }

    private static void EmitTryFrom(MemberWriter members, TypedIdModel id)
    {
        string self = id.Declaration.Name;
        bool validates = id.Declared.Any(member => member.StartsWith("Validate(", StringComparison.Ordinal));
        string parameter = id.IsText
            ? "[global::System.Diagnostics.CodeAnalysis.NotNullWhen(true)] string? value"
            : $"{id.ValueType} value";
        string accept = id.IsText
            ? $"bool valid = {Ids}.TypedIdText.IsValid<{self}>(value);\nid = valid ? new(value!) : default;\nreturn valid;"
            : "id = new(value);\nreturn true;";
        string body = validates
            ? $$"""
                try
                {
                    {{(id.IsText ? "if (value is not null)\n        " : "")}}Validate(ref value);
                }
                catch (global::System.ArgumentException)
                {
                    id = default;
                    return false;
                }

                {{accept}}
                """
            : accept;
        members.Add(
            $"TryFrom({Signature(id)},Self)",
            $$"""
            /// <inheritdoc/>
            public static bool TryFrom({{parameter}}, out {{self}} id)
            {
                {{body.Replace("\n", "\n    ")}}
            }
            """
        );
    }

    private static void EmitComparison(MemberWriter members, TypedIdModel id)
    {
        string self = id.Declaration.Name;
        members.Add(
            "Equals(Self)",
            $"""
            /// <inheritdoc/>
            public bool Equals({self} other) => Value == other.Value;
            """
        );
        members.Add(
            "GetHashCode()",
            """
            /// <inheritdoc/>
            public override int GetHashCode() => Value.GetHashCode();
            """
        );
        members.Add(
            "CompareTo(Self)",
            $"""
            /// <inheritdoc/>
            public int CompareTo({self} other) => {(
                id.IsText ? "string.CompareOrdinal(Value, other.Value)" : "_value.CompareTo(other._value)"
            )};
            """
        );
        if (!id.IsRecord)
        {
            members.Add(
                "Equals(object)",
                $"""
                /// <inheritdoc/>
                public override bool Equals(object? obj) => obj is {self} other && Equals(other);
                """
            );
            EmitOperator(members, self, "==", "op_Equality", "left.Equals(right)");
            EmitOperator(members, self, "!=", "op_Inequality", "!left.Equals(right)");
        }

        EmitOperator(members, self, "<", "op_LessThan", "left.CompareTo(right) < 0");
        EmitOperator(members, self, "<=", "op_LessThanOrEqual", "left.CompareTo(right) <= 0");
        EmitOperator(members, self, ">", "op_GreaterThan", "left.CompareTo(right) > 0");
        EmitOperator(members, self, ">=", "op_GreaterThanOrEqual", "left.CompareTo(right) >= 0");
    }

    private static void EmitOperator(MemberWriter members, string self, string symbol, string name, string expression) =>
        members.Add(
            $"{name}(Self,Self)",
            $"""
            /// <inheritdoc/>
            public static bool operator {symbol}({self} left, {self} right) => {expression};
            """
        );

    private static string Signature(TypedIdModel id) => id.ValueType.Replace("global::", "");
}
