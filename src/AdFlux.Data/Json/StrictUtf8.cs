using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace AdFlux.Data.Json;

/// <summary>Encodes text, refusing what the framework's encoding would replace silently.</summary>
internal static class StrictUtf8
{
    /// <summary>The text in UTF-8.</summary>
    /// <exception cref="JsonContentException">It holds half of a surrogate pair.</exception>
    public static byte[] GetBytes(string text)
    {
        byte[] utf8 = new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        return Utf8.FromUtf16(text, utf8, out _, out int length, replaceInvalidSequences: false) == OperationStatus.Done
            ? utf8[..length]
            : throw new JsonContentException(JsonContentFault.LoneSurrogate, "$", "The text holds half of a surrogate pair.");
    }
}
