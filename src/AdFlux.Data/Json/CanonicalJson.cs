using System.Buffers;
using System.Text.Json;

namespace AdFlux.Data.Json;

/// <summary>
/// Writes a JSON value in the one form that AdFlux stores: values that PostgreSQL's <c>jsonb</c> calls equal have the same bytes, so SQLite,
/// which compares text, finds the same rows unchanged.
/// </summary>
/// <remarks>
/// <list type="bullet">
/// <item>Members are sorted like <c>jsonb</c> does, by the length of their names in UTF-8 and then by its bytes; of members with the same name the
/// last one stays.</item>
/// <item>There is no white space; strings escape quotation marks, backslashes and control characters only.</item>
/// <item>Numbers keep every digit that counts: <c>1.0</c>, <c>1e0</c> and <c>1</c> are <c>1</c>, <c>-0</c> is <c>0</c>. They are written
/// plainly, with an exponent only where that saves more than 20 zeros. Numbers inside strings are text and stay as they are.</item>
/// <item>What one of the providers could not keep is refused: see <see cref="JsonContentFault"/>.</item>
/// </list>
/// </remarks>
public static class CanonicalJson
{
    /// <summary>The deepest nesting of arrays and objects that is accepted: 64.</summary>
    public const int MaxDepth = 64;

    /// <summary>The longest text that is accepted, before and after: 16 MiB.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    /// <summary>The most decimals of a number that are accepted: 16,383, which is what PostgreSQL's <c>numeric</c> keeps.</summary>
    public const int MaxDecimals = 16_383;

    // One level more than is accepted, so that the writer, which knows the path, is the one to refuse it.
    private static readonly JsonReaderOptions ReaderOptions = new() { MaxDepth = MaxDepth + 1 };

    /// <summary>Writes a JSON value in canonical form.</summary>
    /// <param name="utf8Json">One JSON value in UTF-8, without a byte order mark.</param>
    /// <returns>The canonical form.</returns>
    /// <exception cref="JsonContentException">The text is not JSON, or holds what cannot be stored.</exception>
    public static byte[] Canonicalize(ReadOnlySpan<byte> utf8Json)
    {
        var writer = new CanonicalJsonWriter();
        try
        {
            return Write(utf8Json, ref writer).ToArray();
        }
        finally
        {
            writer.Dispose();
        }
    }

    /// <summary>Writes a JSON value in canonical form to a buffer.</summary>
    /// <param name="utf8Json">One JSON value in UTF-8, without a byte order mark.</param>
    /// <param name="destination">Where the canonical form goes; untouched when the text is refused.</param>
    /// <exception cref="JsonContentException">The text is not JSON, or holds what cannot be stored.</exception>
    public static void Canonicalize(ReadOnlySpan<byte> utf8Json, IBufferWriter<byte> destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        var writer = new CanonicalJsonWriter();
        try
        {
            destination.Write(Write(utf8Json, ref writer));
        }
        finally
        {
            writer.Dispose();
        }
    }

    /// <summary>Tells whether a JSON value is in canonical form already.</summary>
    /// <param name="utf8Json">One JSON value in UTF-8.</param>
    /// <returns>True when <see cref="Canonicalize(ReadOnlySpan{byte})"/> would change nothing.</returns>
    /// <exception cref="JsonContentException">The text is not JSON, or holds what cannot be stored.</exception>
    public static bool IsCanonical(ReadOnlySpan<byte> utf8Json)
    {
        var writer = new CanonicalJsonWriter();
        try
        {
            return Write(utf8Json, ref writer).SequenceEqual(utf8Json);
        }
        finally
        {
            writer.Dispose();
        }
    }

    /// <summary>Writes the value that a reader stands on in canonical form, and leaves the reader on the value's last token.</summary>
    /// <param name="reader">A reader on the first token of a value that is complete.</param>
    /// <exception cref="JsonContentException">The value holds what cannot be stored.</exception>
    /// <exception cref="JsonException">The value is not JSON.</exception>
    internal static byte[] Canonicalize(ref Utf8JsonReader reader)
    {
        var writer = new CanonicalJsonWriter();
        try
        {
            writer.WriteValue(ref reader);
            return writer.Written.ToArray();
        }
        finally
        {
            writer.Dispose();
        }
    }

    private static ReadOnlySpan<byte> Write(ReadOnlySpan<byte> utf8Json, ref CanonicalJsonWriter writer)
    {
        if (utf8Json.Length > MaxBytes)
        {
            throw CanonicalJsonWriter.TooLarge(utf8Json.Length);
        }

        var reader = new Utf8JsonReader(utf8Json, ReaderOptions);
        try
        {
            reader.Read();
            writer.WriteValue(ref reader);

            // Beyond the value only white space may follow; anything else throws here.
            reader.Read();
        }
        catch (JsonException exception)
        {
            throw new JsonContentException(
                JsonContentFault.NotJson,
                writer.Path,
                $"The text is not JSON from byte {reader.BytesConsumed} on, at {writer.Path}.",
                exception
            );
        }

        return writer.Written;
    }
}
