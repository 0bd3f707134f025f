namespace AdFlux.Data.Generators.TypedIds;

/// <summary>Parsing and formatting of ids over text, which ignore format and culture.</summary>
internal static class TextMembers
{
    private const string Text = "global::AdFlux.Data.Ids.TypedIdText";
    private const string Provider = "global::System.IFormatProvider";
    private const string Chars = "global::System.ReadOnlySpan<char>";
    private const string Bytes = "global::System.ReadOnlySpan<byte>";

    public static void Emit(MemberWriter members, string self)
    {
        EmitParsing(members, self);
        EmitFormatting(members);
    }

    private static void EmitParsing(MemberWriter members, string self)
    {
        members.Add(
            "Parse(string,System.IFormatProvider)",
            $"""
            /// <inheritdoc/>
            public static {self} Parse(string s, {Provider}? provider = null) => {Text}.Parse<{self}>(s);
            """
        );
        members.Add(
            "TryParse(string,System.IFormatProvider,Self)",
            $"""
            /// <inheritdoc/>
            public static bool TryParse([global::System.Diagnostics.CodeAnalysis.NotNullWhen(true)] string? s, {Provider}? provider, out {self} result) =>
                TryFrom(s, out result);
            """
        );
        members.Add(
            "Parse(System.ReadOnlySpan<char>,System.IFormatProvider)",
            $"""
            /// <inheritdoc/>
            public static {self} Parse({Chars} s, {Provider}? provider = null) => {Text}.Parse<{self}>(s.ToString());
            """
        );
        members.Add(
            "TryParse(System.ReadOnlySpan<char>,System.IFormatProvider,Self)",
            $"""
            /// <inheritdoc/>
            public static bool TryParse({Chars} s, {Provider}? provider, out {self} result) =>
                TryFrom(s.ToString(), out result);
            """
        );
        members.Add(
            "Parse(System.ReadOnlySpan<byte>,System.IFormatProvider)",
            $"""
            /// <inheritdoc/>
            public static {self} Parse({Bytes} utf8Text, {Provider}? provider = null) => {Text}.Parse<{self}>(utf8Text);
            """
        );
        members.Add(
            "TryParse(System.ReadOnlySpan<byte>,System.IFormatProvider,Self)",
            $"""
            /// <inheritdoc/>
            public static bool TryParse({Bytes} utf8Text, {Provider}? provider, out {self} result) =>
                {Text}.TryParse(utf8Text, out result);
            """
        );
    }

    private static void EmitFormatting(MemberWriter members)
    {
        members.Add(
            "ToString()",
            """
            /// <inheritdoc/>
            public override string ToString() => Value;
            """
        );
        members.Add(
            "ToString(string,System.IFormatProvider)",
            $"""
            /// <inheritdoc/>
            public string ToString(string? format, {Provider}? formatProvider) => Value;
            """
        );
        members.Add(
            "TryFormat(System.Span<char>,int,System.ReadOnlySpan<char>,System.IFormatProvider)",
            $"""
            /// <inheritdoc/>
            public bool TryFormat(global::System.Span<char> destination, out int charsWritten, {Chars} format = default, {Provider}? provider = null) =>
                {Text}.TryFormat(Value, destination, out charsWritten);
            """
        );
        members.Add(
            "TryFormat(System.Span<byte>,int,System.ReadOnlySpan<char>,System.IFormatProvider)",
            $"""
            /// <inheritdoc/>
            public bool TryFormat(global::System.Span<byte> utf8Destination, out int bytesWritten, {Chars} format = default, {Provider}? provider = null) =>
                {Text}.TryFormat(Value, utf8Destination, out bytesWritten);
            """
        );
    }
}
