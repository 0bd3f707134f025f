using System.Runtime.InteropServices;
using AdFlux.Data.Ingest.Documents;
using AdFlux.Data.Ingest.Rows;
using AdFlux.Data.Model;

namespace AdFlux.Data.Ingest;

/// <summary>What a file of Graph API JSON holds, by its rows.</summary>
/// <param name="Kind">The kind of its rows.</param>
/// <param name="Level">The level of insights: that of the most specific id in the first row; null for other kinds.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct GraphExport(GraphExportKind Kind, InsightLevel? Level)
{
    /// <summary>
    /// Tells what a stream holds by the first row that has what only its kind has: insights a <c>date_start</c>, ads an <c>adset_id</c> or a <c>creative</c>,
    /// ad sets a <c>campaign_id</c> with an <c>optimization_goal</c> or a budget, campaigns an <c>objective</c> or a budget.
    /// </summary>
    /// <param name="utf8Json">The JSON from the stream's position on; the position is set back, also after an error.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="ArgumentException">The stream cannot seek.</exception>
    /// <exception cref="GraphFormatException">
    /// The input is not Graph API JSON, a row is none of these kinds or has other rows nested in it, or the first 1,000 rows do not tell: name the kind then.
    /// </exception>
    /// <exception cref="GraphApiException">Meta sent an error instead of data, or the status of a report that failed.</exception>
    public static Task<GraphExport> DetectAsync(Stream utf8Json, CancellationToken cancellationToken = default) =>
        DetectAsync(utf8Json, kind: null, cancellationToken);

    /// <summary>Tells whether a stream has rows of a kind that the caller names, and the level of insights, by its first row.</summary>
    /// <param name="utf8Json">The JSON from the stream's position on; the position is set back, also after an error.</param>
    /// <param name="kind">The kind; null to tell it from the rows.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="ArgumentException">The stream cannot seek, or the kind is none of rows.</exception>
    /// <exception cref="GraphFormatException">The input is not Graph API JSON, or the row contradicts the kind.</exception>
    /// <exception cref="GraphApiException">Meta sent an error instead of data, or the status of a report that failed.</exception>
    public static async Task<GraphExport> DetectAsync(Stream utf8Json, GraphExportKind? kind, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(utf8Json);
        if (!utf8Json.CanSeek)
        {
            throw new ArgumentException("The stream cannot seek, so what is read to detect its kind would be lost.", nameof(utf8Json));
        }

        if (kind is { } named && (named == GraphExportKind.Empty || !Enum.IsDefined(named)))
        {
            throw new ArgumentException($"{named} is not a kind of rows.", nameof(kind));
        }

        long position = utf8Json.Position;
        try
        {
            using var document = new GraphDocumentReader(utf8Json, GraphReadOptions.Default.MaxRowBytes);
            var detector = new ExportDetector(kind);
            while (await document.ReadRowAsync(cancellationToken).ConfigureAwait(false))
            {
                if (detector.See(document.Row, document.Location) is { } found)
                {
                    return found;
                }
            }

            return detector.Conclude();
        }
        finally
        {
            utf8Json.Position = position;
        }
    }
}
