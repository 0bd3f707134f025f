using System.Text.Encodings.Web;

namespace AdFlux.Data.Json;

/// <summary>
/// Escapes only what JSON must escape, and refuses text with half of a surrogate pair, which System.Text.Json would silently replace.
/// </summary>
internal sealed class StrictJsonEncoder : JavaScriptEncoder
{
    private readonly JavaScriptEncoder _relaxed = UnsafeRelaxedJsonEscaping;

    public static StrictJsonEncoder Instance { get; } = new();

    public override int MaxOutputCharactersPerInputCharacter => _relaxed.MaxOutputCharactersPerInputCharacter;

    public override unsafe int FindFirstCharacterToEncode(char* text, int textLength)
    {
        var characters = new ReadOnlySpan<char>(text, textLength);
        for (int at = 0, next; (next = characters[at..].IndexOfAnyInRange('\uD800', '\uDFFF')) >= 0; at += next + 2)
        {
            ReadOnlySpan<char> pair = characters[(at + next)..];
            if (pair.Length < 2 || !char.IsSurrogatePair(pair[0], pair[1]))
                throw new JsonContentException(
                    JsonContentFault.LoneSurrogate,
                    "$",
                    "A string holds half of a surrogate pair, which is not text."
                );
        }

        return _relaxed.FindFirstCharacterToEncode(text, textLength);
    }

    public override unsafe bool TryEncodeUnicodeScalar(
        int unicodeScalar,
        char* buffer,
        int bufferLength,
        out int numberOfCharactersWritten
    ) => _relaxed.TryEncodeUnicodeScalar(unicodeScalar, buffer, bufferLength, out numberOfCharactersWritten);

    public override bool WillEncode(int unicodeScalar) => _relaxed.WillEncode(unicodeScalar);
}
