namespace AdFlux.Data.Generators.TypedIds;

/// <summary>Parsing and formatting of ids over numbers and GUIDs.</summary>
internal static class ScalarMembers
{
    private const string Scalar = "global::AdFlux.Data.Ids.TypedIdScalar";
    private const string Provider = "global::System.IFormatProvider";
    private const string Chars = "global::System.ReadOnlySpan<char>";
    private const string Bytes = "global::System.ReadOnlySpan<byte>";

    public static void Emit(MemberWriter members, string self, string value)
    {
        EmitParsing(members, self, value);
        EmitFormatting(members);
    }

    private static void EmitParsing(MemberWriter members, string self, string value)
    {
        members.Add(
            "Parse(string,System.IFormatProvider)",
            $$"""
            /// <inheritdoc/>
            public static {{self}} Parse(string s, {{Provider}}? provider = null)
            {
                global::System.ArgumentNullException.ThrowIfNull(s);
                return {{Scalar}}.Parse<{{self}}, {{value}}>(({{Chars}})s, provider);
            }
            """
        );
        members.Add(
            "TryParse(string,System.IFormatProvider,Self)",
            $"""
            /// <inheritdoc/>
            public static bool TryParse([global::System.Diagnostics.CodeAnalysis.NotNullWhen(true)] string? s, {Provider}? provider, out {self} result) =>
                {Scalar}.TryParse<{self}, {value}>(({Chars})s, provider, out result);
            """
        );
        EmitSpanParsing(members, self, value, Chars, "s");
        EmitSpanParsing(members, self, value, Bytes, "utf8Text");
    }

    private static void EmitSpanParsing(MemberWriter members, string self, string value, string span, string name)
    {
        string signature = span.Replace("global::", "");
        members.Add(
            $"Parse({signature},System.IFormatProvider)",
            $"""
            /// <inheritdoc/>
            public static {self} Parse({span} {name}, {Provider}? provider = null) =>
                {Scalar}.Parse<{self}, {value}>({name}, provider);
            """
        );
        members.Add(
            $"TryParse({signature},System.IFormatProvider,Self)",
            $"""
            /// <inheritdoc/>
            public static bool TryParse({span} {name}, {Provider}? provider, out {self} result) =>
                {Scalar}.TryParse<{self}, {value}>({name}, provider, out result);
            """
        );
    }

    private static void EmitFormatting(MemberWriter members)
    {
        members.Add(
            "ToString()",
            $"""
            /// <inheritdoc/>
            public override string ToString() => {Scalar}.ToString(_value, null, null);
            """
        );
        members.Add(
            "ToString(string,System.IFormatProvider)",
            $"""
            /// <inheritdoc/>
            public string ToString(string? format, {Provider}? formatProvider) => {Scalar}.ToString(_value, format, formatProvider);
            """
        );
        members.Add(
            "TryFormat(System.Span<char>,int,System.ReadOnlySpan<char>,System.IFormatProvider)",
            $"""
            /// <inheritdoc/>
            public bool TryFormat(global::System.Span<char> destination, out int charsWritten, {Chars} format = default, {Provider}? provider = null) =>
                {Scalar}.TryFormat(_value, destination, out charsWritten, format, provider);
            """
        );
        members.Add(
            "TryFormat(System.Span<byte>,int,System.ReadOnlySpan<char>,System.IFormatProvider)",
            $"""
            /// <inheritdoc/>
            public bool TryFormat(global::System.Span<byte> utf8Destination, out int bytesWritten, {Chars} format = default, {Provider}? provider = null) =>
                {Scalar}.TryFormat(_value, utf8Destination, out bytesWritten, format, provider);
            """
        );
    }
}
