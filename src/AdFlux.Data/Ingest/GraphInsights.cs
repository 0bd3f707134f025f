using AdFlux.Data.Ingest.Plain;
using AdFlux.Data.Ingest.Rows;
using AdFlux.Data.Model;

namespace AdFlux.Data.Ingest;

/// <summary>Reads the insights that Meta's Graph API reports.</summary>
public static class GraphInsights
{
    /// <summary>Reads insights one at a time, in constant memory: from pages, a bare array, or one object a line.</summary>
    /// <remarks>
    /// Members that no column holds are passed over. A missing metric and a null one are null, which is not zero. Rows of one page or array that have
    /// the same object and days have to be identical; of such rows in different pages or lines, an upsert keeps the last.
    /// </remarks>
    /// <param name="utf8Json">The JSON, from the stream's position to its end; left open.</param>
    /// <param name="level">The level that the insights were asked for; it decides which id a row is stored under.</param>
    /// <param name="options">How to read; the defaults suit Meta's answers as they are.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The insights in the order of the stream. Enumerate once: the stream is read as they are asked for.</returns>
    /// <exception cref="GraphFormatException">The input is not Graph API JSON, a row cannot be stored, it is a part of a breakdown, or it differs from another of the same
    /// object and days in its page.</exception>
    /// <exception cref="GraphApiException">Meta sent an error instead of, or after, data.</exception>
    public static IAsyncEnumerable<MetaInsight> ReadAsync(
        Stream utf8Json,
        InsightLevel level,
        GraphReadOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(utf8Json);
        if (!Enum.IsDefined(level))
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, "Not a level of insights.");
        }

        options ??= GraphReadOptions.Default;
        var metrics = new DerivedMetrics(options);
        var known = new KnownIds();
        return RowStream.ReadAsync(
            utf8Json,
            options.MaxRowBytes,
            new InsightRowReader(level, metrics, known).Read,
            new PlainInsightReader(level, metrics, known).TryRead,
            new InsightKeyWatch().See,
            cancellationToken
        );
    }
}
