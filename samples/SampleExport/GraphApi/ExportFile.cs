using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AdFlux.Samples.GraphApi;

/// <summary>A file of JSON that is written out in large pieces, so that its length costs no memory.</summary>
internal sealed class ExportFile : IAsyncDisposable
{
    private const int PieceBytes = 1 << 16;

    private readonly ArrayBufferWriter<byte> buffer = new(2 * PieceBytes);
    private readonly FileStream stream;

    private ExportFile(string path, JsonWriterOptions options)
    {
        stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: true);
        Json = new Utf8JsonWriter(buffer, options);
    }

    public Utf8JsonWriter Json { get; }

    /// <summary>One indented document; what is not ASCII is escaped, as the Graph API does.</summary>
    public static ExportFile CreateEscaped(string path) => new(path, new() { Indented = true, NewLine = "\n" });

    /// <summary>One indented document in plain UTF-8, as most tools save it.</summary>
    public static ExportFile CreateReadable(string path) =>
        new(
            path,
            new()
            {
                Indented = true,
                NewLine = "\n",
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            }
        );

    /// <summary>Objects without line breaks in plain UTF-8, for <see cref="EndLineAsync"/>.</summary>
    public static ExportFile CreateLines(string path) => new(path, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Ends an element of the document.</summary>
    public ValueTask EndElementAsync(CancellationToken cancellationToken)
    {
        Json.Flush();
        return buffer.WrittenCount < PieceBytes ? ValueTask.CompletedTask : WriteOutAsync(cancellationToken);
    }

    /// <summary>Ends a line, or the document's last one.</summary>
    public ValueTask EndLineAsync(CancellationToken cancellationToken)
    {
        Json.Flush();
        Json.Reset();
        buffer.Write("\n"u8);
        return buffer.WrittenCount < PieceBytes ? ValueTask.CompletedTask : WriteOutAsync(cancellationToken);
    }

    /// <summary>Writes out what is left. Disposal alone does not, so that a cancelled file is not completed.</summary>
    public async ValueTask WriteOutAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await stream.WriteAsync(buffer.WrittenMemory, cancellationToken);
        buffer.ResetWrittenCount();
    }

    public async ValueTask DisposeAsync()
    {
        await Json.DisposeAsync();
        await stream.DisposeAsync();
    }
}
