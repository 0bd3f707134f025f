namespace AdFlux.Data.Generators.TypedIds;

/// <summary>Parsing and formatting of ids over text, which ignore format and culture.</summary>
internal static class TextMembers
{
    private const string Text = "global::AdFlux.Data.Ids.TypedIdText";
    private const string NotNullWhen = "global::System.Diagnostics.CodeAnalysis.NotNullWhen";
    private const string Provider = "global::System.IFormatProvider";
    private const string Chars = "global::System.ReadOnlySpan<char>";
    private const string Bytes = "global::System.ReadOnlySpan<byte>";

    public static void Emit(MemberWriter members, string self, bool validates)
    {
        EmitFrom(members, self, validates);
        EmitParsing(members, self);
        EmitParsable(members, self);
        EmitFormatting(members);
    }

    private static void EmitFrom(MemberWriter members, string self, bool validates)
    {
        members.Add(
            "From(string)",
            $$"""
            /// <inheritdoc/>
            public static {{self}} From(string value)
            {
                global::System.ArgumentNullException.ThrowIfNull(value);
                Validate(ref value);
                {{Text}}.ThrowIfInvalid<{{self}}>(value);
                return new(value);
            }
            """
        );
        members.Add("TryFrom(string,Self)", validates ? ValidatingTryFrom(self) : TryFrom(self));
    }

    private static string TryFrom(string self) =>
        $$"""
            /// <inheritdoc/>
            public static bool TryFrom([{{NotNullWhen}}(true)] string? value, out {{self}} id)
            {
                bool valid = {{Text}}.IsValid<{{self}}>(value);
                id = valid ? new(value!) : default;
                return valid;
            }
            """;

    private static string ValidatingTryFrom(string self) =>
        $$"""
            /// <inheritdoc/>
            public static bool TryFrom([{{NotNullWhen}}(true)] string? value, out {{self}} id)
            {
                id = default;
                if (value is null)
                    return false;
                try
                {
                    Validate(ref value);
                }
                catch (global::System.ArgumentException)
                {
                    return false;
                }

                if (!{{Text}}.IsValid<{{self}}>(value))
                    return false;
                id = new(value);
                return true;
            }
            """;

    private static void EmitParsing(MemberWriter members, string self)
    {
        members.Add(
            "Parse(string)",
            $"""
            /// <summary>Parses text.</summary>
            /// <exception cref="global::System.FormatException">The text is not valid.</exception>
            public static {self} Parse(string s) => {Text}.Parse<{self}>(s);
            """
        );
        members.Add(
            "TryParse(string,Self)",
            $"""
            /// <summary>Parses text, or returns false when it is not valid.</summary>
            public static bool TryParse([{NotNullWhen}(true)] string? s, out {self} id) => TryFrom(s, out id);
            """
        );
        members.Add(
            "Parse(System.ReadOnlySpan<char>)",
            $"""
            /// <summary>Parses text.</summary>
            /// <exception cref="global::System.FormatException">The text is not valid.</exception>
            public static {self} Parse({Chars} s) => {Text}.Parse<{self}>(s);
            """
        );
        members.Add(
            "TryParse(System.ReadOnlySpan<char>,Self)",
            $"""
            /// <summary>Parses text, or returns false when it is not valid.</summary>
            public static bool TryParse({Chars} s, out {self} id) => {Text}.TryParse(s, out id);
            """
        );
        members.Add(
            "Parse(System.ReadOnlySpan<byte>)",
            $"""
            /// <summary>Parses UTF-8 text.</summary>
            /// <exception cref="global::System.FormatException">The text is not valid.</exception>
            public static {self} Parse({Bytes} s) => {Text}.Parse<{self}>(s);
            """
        );
        members.Add(
            "TryParse(System.ReadOnlySpan<byte>,Self)",
            $"""
            /// <summary>Parses UTF-8 text, or returns false when it is not valid.</summary>
            public static bool TryParse({Bytes} s, out {self} id) => {Text}.TryParse(s, out id);
            """
        );
    }

    private static void EmitParsable(MemberWriter members, string self)
    {
        members.Add(
            "Parse(string,System.IFormatProvider)",
            $"""
            static {self} global::System.IParsable<{self}>.Parse(string s, {Provider}? provider) => Parse(s);
            """
        );
        members.Add(
            "TryParse(string,System.IFormatProvider,Self)",
            $"""
            static bool global::System.IParsable<{self}>.TryParse([{NotNullWhen}(true)] string? s, {Provider}? provider, out {self} result) =>
                TryParse(s, out result);
            """
        );
        members.Add(
            "Parse(System.ReadOnlySpan<char>,System.IFormatProvider)",
            $"""
            static {self} global::System.ISpanParsable<{self}>.Parse({Chars} s, {Provider}? provider) => Parse(s);
            """
        );
        members.Add(
            "TryParse(System.ReadOnlySpan<char>,System.IFormatProvider,Self)",
            $"""
            static bool global::System.ISpanParsable<{self}>.TryParse({Chars} s, {Provider}? provider, out {self} result) =>
                TryParse(s, out result);
            """
        );
        members.Add(
            "Parse(System.ReadOnlySpan<byte>,System.IFormatProvider)",
            $"""
            static {self} global::System.IUtf8SpanParsable<{self}>.Parse({Bytes} s, {Provider}? provider) => Parse(s);
            """
        );
        members.Add(
            "TryParse(System.ReadOnlySpan<byte>,System.IFormatProvider,Self)",
            $"""
            static bool global::System.IUtf8SpanParsable<{self}>.TryParse({Bytes} s, {Provider}? provider, out {self} result) =>
                TryParse(s, out result);
            """
        );
    }

    private static void EmitFormatting(MemberWriter members)
    {
        members.Add(
            "ToString()",
            """
            /// <summary>The text.</summary>
            public override string ToString() => Value;
            """
        );
        members.Add(
            "TryFormat(System.Span<char>,int)",
            $"""
            /// <summary>Copies the text when it fits.</summary>
            public bool TryFormat(global::System.Span<char> destination, out int written) => {Text}.TryFormat(Value, destination, out written);
            """
        );
        members.Add(
            "TryFormat(System.Span<byte>,int)",
            $"""
            /// <summary>Copies the text as UTF-8 when it fits.</summary>
            public bool TryFormat(global::System.Span<byte> destination, out int written) => {Text}.TryFormat(Value, destination, out written);
            """
        );
        members.Add(
            "ToString(string,System.IFormatProvider)",
            $"""
            string global::System.IFormattable.ToString(string? format, {Provider}? formatProvider) => Value;
            """
        );
        members.Add(
            "TryFormat(System.Span<char>,int,System.ReadOnlySpan<char>,System.IFormatProvider)",
            $"""
            bool global::System.ISpanFormattable.TryFormat(global::System.Span<char> destination, out int written, {Chars} format, {Provider}? provider) =>
                TryFormat(destination, out written);
            """
        );
        members.Add(
            "TryFormat(System.Span<byte>,int,System.ReadOnlySpan<char>,System.IFormatProvider)",
            $"""
            bool global::System.IUtf8SpanFormattable.TryFormat(global::System.Span<byte> destination, out int written, {Chars} format, {Provider}? provider) =>
                TryFormat(destination, out written);
            """
        );
    }
}
