using AdFlux.Data.Ingest.Rows;
using AdFlux.Data.Model;

namespace AdFlux.Data.Ingest;

/// <summary>Reads the ads that Meta's Graph API lists.</summary>
public static class GraphAds
{
    /// <summary>Reads ads one at a time, in constant memory: from pages, a bare array, or one object a line.</summary>
    /// <param name="utf8Json">The JSON, from the stream's position to its end; left open.</param>
    /// <param name="options">How to read; the defaults suit Meta's answers as they are.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The ads in the order of the stream. Enumerate once: the stream is read as they are asked for.</returns>
    /// <exception cref="GraphFormatException">The input is not Graph API JSON, or a row cannot be stored or has other rows nested in it.</exception>
    /// <exception cref="GraphApiException">Meta sent an error instead of, or after, data.</exception>
    public static IAsyncEnumerable<MetaAd> ReadAsync(
        Stream utf8Json,
        GraphReadOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(utf8Json);
        return RowStream.ReadAsync(
            utf8Json,
            (options ?? GraphReadOptions.Default).MaxRowBytes,
            new AdRowReader().Read,
            parsePlain: null,
            watch: null,
            cancellationToken
        );
    }
}
