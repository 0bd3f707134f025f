using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AdFlux.Data.Ingest.Documents;

/// <summary>Says what input seems to be that is not JSON.</summary>
internal static class ForeignInput
{
    /// <summary>Describes input by its first bytes.</summary>
    /// <param name="start">The first bytes, not empty and not the start of an object or array; all of a short input.</param>
    /// <param name="isFirst">Whether nothing came before.</param>
    public static string Describe(ReadOnlySpan<byte> start, bool isFirst)
    {
        if (start[0] == '<')
        {
            return "The input is HTML or XML instead of JSON, perhaps the page of a proxy or a login: " + BadValue.Show(start);
        }

        if (start is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0, not 0, ..])
        {
            return "The input is not UTF-8 but looks like UTF-16: convert it first";
        }

        if (start is [0x1F, 0x8B, ..])
        {
            return "The input is compressed with gzip: unpack it";
        }

        if (start is [(byte)'P', (byte)'K', 3, 4, ..])
        {
            return "The input is a zip archive: unpack it";
        }

        if (Rune.DecodeFromUtf8(start, out _, out _) != OperationStatus.Done)
        {
            string bytes = string.Join(
                ' ',
                start[..Math.Min(start.Length, 4)].ToArray().Select(b => b.ToString("X2", CultureInfo.InvariantCulture))
            );
            return "The input is neither JSON nor text, it starts with the bytes " + bytes;
        }

        if (isFirst && IsScalar(start))
        {
            return "The input is JSON, but not a page, an array or an object: " + BadValue.Show(start.TrimEnd(" \t\r\n"u8));
        }

        return isFirst
            ? "The input is not JSON, it starts with " + BadValue.Show(start)
            : "Something that is no page, array or object follows: " + BadValue.Show(start);
    }

    private static bool IsScalar(ReadOnlySpan<byte> input)
    {
        var reader = new Utf8JsonReader(input);
        try
        {
            // A second token, as in a line of CSV, throws.
            return reader.Read() && !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
