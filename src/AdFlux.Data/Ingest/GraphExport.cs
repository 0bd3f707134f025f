using System.Runtime.InteropServices;
using AdFlux.Data.Ingest.Documents;
using AdFlux.Data.Ingest.Rows;
using AdFlux.Data.Model;

namespace AdFlux.Data.Ingest;

/// <summary>What a file of Graph API JSON holds, by its first row.</summary>
/// <param name="Kind">The kind of its rows.</param>
/// <param name="Level">The level of insights: that of the most specific id in the first row; null for other kinds.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct GraphExport(GraphExportKind Kind, InsightLevel? Level)
{
    /// <summary>
    /// Tells what a stream holds: insights have a <c>date_start</c>, ads an <c>adset_id</c> or a <c>creative</c>, ad sets a <c>campaign_id</c>, campaigns an
    /// <c>id</c> only.
    /// </summary>
    /// <param name="utf8Json">The JSON from the stream's position on; the position is set back, also after an error.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="ArgumentException">The stream cannot seek.</exception>
    /// <exception cref="GraphFormatException">The input is not Graph API JSON, or its first row is none of these kinds or has other rows nested in it.</exception>
    /// <exception cref="GraphApiException">Meta sent an error instead of data.</exception>
    public static async Task<GraphExport> DetectAsync(Stream utf8Json, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(utf8Json);
        if (!utf8Json.CanSeek)
        {
            throw new ArgumentException("The stream cannot seek, so what is read to detect its kind would be lost.", nameof(utf8Json));
        }

        long position = utf8Json.Position;
        try
        {
            using var document = new GraphDocumentReader(utf8Json, GraphReadOptions.Default.MaxRowBytes);
            return await document.ReadRowAsync(cancellationToken).ConfigureAwait(false)
                ? ExportRowReader.Read(document.Row, document.Location)
                : new GraphExport(GraphExportKind.Empty, null);
        }
        finally
        {
            utf8Json.Position = position;
        }
    }
}
