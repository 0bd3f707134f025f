namespace AdFlux.Data.Generators.TypedIds;

/// <summary>Parsing and formatting of ids over numbers and GUIDs.</summary>
internal static class ScalarMembers
{
    private const string Scalar = "global::AdFlux.Data.Ids.TypedIdScalar";
    private const string NotNullWhen = "global::System.Diagnostics.CodeAnalysis.NotNullWhen";
    private const string Provider = "global::System.IFormatProvider";
    private const string Chars = "global::System.ReadOnlySpan<char>";
    private const string Bytes = "global::System.ReadOnlySpan<byte>";

    public static void Emit(MemberWriter members, string self, string value, bool validates)
    {
        EmitFrom(members, self, value, validates);
        EmitParsing(members, self, value);
        EmitParsable(members, self, value);
        EmitFormatting(members);
    }

    private static void EmitFrom(MemberWriter members, string self, string value, bool validates)
    {
        string signature = value.Replace("global::", "");
        members.Add(
            $"From({signature})",
            $$"""
            /// <inheritdoc/>
            public static {{self}} From({{value}} value)
            {
                Validate(ref value);
                return new(value);
            }
            """
        );
        members.Add($"TryFrom({signature},Self)", validates ? ValidatingTryFrom(self, value) : TryFrom(self, value));
    }

    private static string TryFrom(string self, string value) =>
        $$"""
            /// <inheritdoc/>
            public static bool TryFrom({{value}} value, out {{self}} id)
            {
                id = new(value);
                return true;
            }
            """;

    private static string ValidatingTryFrom(string self, string value) =>
        $$"""
            /// <inheritdoc/>
            public static bool TryFrom({{value}} value, out {{self}} id)
            {
                try
                {
                    Validate(ref value);
                }
                catch (global::System.ArgumentException)
                {
                    id = default;
                    return false;
                }

                id = new(value);
                return true;
            }
            """;

    private static void EmitParsing(MemberWriter members, string self, string value)
    {
        members.Add(
            "Parse(string)",
            $"""
            /// <summary>Parses text, whatever the culture.</summary>
            /// <exception cref="global::System.FormatException">The text is not valid.</exception>
            public static {self} Parse(string s) => {Scalar}.Parse<{self}, {value}>(s, null);
            """
        );
        members.Add(
            "TryParse(string,Self)",
            $"""
            /// <summary>Parses text, whatever the culture, or returns false when it is not valid.</summary>
            public static bool TryParse([{NotNullWhen}(true)] string? s, out {self} id) => {Scalar}.TryParse<{self}, {value}>(s, null, out id);
            """
        );
        members.Add(
            "Parse(System.ReadOnlySpan<char>)",
            $"""
            /// <summary>Parses text, whatever the culture.</summary>
            /// <exception cref="global::System.FormatException">The text is not valid.</exception>
            public static {self} Parse({Chars} s) => {Scalar}.Parse<{self}, {value}>(s, null);
            """
        );
        members.Add(
            "TryParse(System.ReadOnlySpan<char>,Self)",
            $"""
            /// <summary>Parses text, whatever the culture, or returns false when it is not valid.</summary>
            public static bool TryParse({Chars} s, out {self} id) => {Scalar}.TryParse<{self}, {value}>(s, null, out id);
            """
        );
        members.Add(
            "Parse(System.ReadOnlySpan<byte>)",
            $"""
            /// <summary>Parses UTF-8 text, whatever the culture.</summary>
            /// <exception cref="global::System.FormatException">The text is not valid.</exception>
            public static {self} Parse({Bytes} s) => {Scalar}.Parse<{self}, {value}>(s, null);
            """
        );
        members.Add(
            "TryParse(System.ReadOnlySpan<byte>,Self)",
            $"""
            /// <summary>Parses UTF-8 text, whatever the culture, or returns false when it is not valid.</summary>
            public static bool TryParse({Bytes} s, out {self} id) => {Scalar}.TryParse<{self}, {value}>(s, null, out id);
            """
        );
    }

    private static void EmitParsable(MemberWriter members, string self, string value)
    {
        members.Add(
            "Parse(string,System.IFormatProvider)",
            $"""
            static {self} global::System.IParsable<{self}>.Parse(string s, {Provider}? provider) => {Scalar}.Parse<{self}, {value}>(s, provider);
            """
        );
        members.Add(
            "TryParse(string,System.IFormatProvider,Self)",
            $"""
            static bool global::System.IParsable<{self}>.TryParse([{NotNullWhen}(true)] string? s, {Provider}? provider, out {self} result) =>
                {Scalar}.TryParse<{self}, {value}>(s, provider, out result);
            """
        );
        members.Add(
            "Parse(System.ReadOnlySpan<char>,System.IFormatProvider)",
            $"""
            static {self} global::System.ISpanParsable<{self}>.Parse({Chars} s, {Provider}? provider) => {Scalar}.Parse<{self}, {value}>(s, provider);
            """
        );
        members.Add(
            "TryParse(System.ReadOnlySpan<char>,System.IFormatProvider,Self)",
            $"""
            static bool global::System.ISpanParsable<{self}>.TryParse({Chars} s, {Provider}? provider, out {self} result) =>
                {Scalar}.TryParse<{self}, {value}>(s, provider, out result);
            """
        );
        members.Add(
            "Parse(System.ReadOnlySpan<byte>,System.IFormatProvider)",
            $"""
            static {self} global::System.IUtf8SpanParsable<{self}>.Parse({Bytes} s, {Provider}? provider) => {Scalar}.Parse<{self}, {value}>(s, provider);
            """
        );
        members.Add(
            "TryParse(System.ReadOnlySpan<byte>,System.IFormatProvider,Self)",
            $"""
            static bool global::System.IUtf8SpanParsable<{self}>.TryParse({Bytes} s, {Provider}? provider, out {self} result) =>
                {Scalar}.TryParse<{self}, {value}>(s, provider, out result);
            """
        );
    }

    private static void EmitFormatting(MemberWriter members)
    {
        members.Add(
            "ToString()",
            $"""
            /// <summary>The value, whatever the culture.</summary>
            public override string ToString() => {Scalar}.ToString(_value, null, null);
            """
        );
        members.Add(
            "TryFormat(System.Span<char>,int)",
            $"""
            /// <summary>Copies the text when it fits.</summary>
            public bool TryFormat(global::System.Span<char> destination, out int written) => {Scalar}.TryFormat(_value, destination, out written, default, null);
            """
        );
        members.Add(
            "TryFormat(System.Span<byte>,int)",
            $"""
            /// <summary>Copies the text as UTF-8 when it fits.</summary>
            public bool TryFormat(global::System.Span<byte> destination, out int written) => {Scalar}.TryFormat(_value, destination, out written, default, null);
            """
        );
        members.Add(
            "ToString(string,System.IFormatProvider)",
            $"""
            string global::System.IFormattable.ToString(string? format, {Provider}? formatProvider) => {Scalar}.ToString(_value, format, formatProvider);
            """
        );
        members.Add(
            "TryFormat(System.Span<char>,int,System.ReadOnlySpan<char>,System.IFormatProvider)",
            $"""
            bool global::System.ISpanFormattable.TryFormat(global::System.Span<char> destination, out int written, {Chars} format, {Provider}? provider) =>
                {Scalar}.TryFormat(_value, destination, out written, format, provider);
            """
        );
        members.Add(
            "TryFormat(System.Span<byte>,int,System.ReadOnlySpan<char>,System.IFormatProvider)",
            $"""
            bool global::System.IUtf8SpanFormattable.TryFormat(global::System.Span<byte> destination, out int written, {Chars} format, {Provider}? provider) =>
                {Scalar}.TryFormat(_value, destination, out written, format, provider);
            """
        );
    }
}
