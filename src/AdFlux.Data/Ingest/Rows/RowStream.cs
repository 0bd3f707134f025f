using System.Runtime.CompilerServices;
using AdFlux.Data.Ingest.Documents;
using AdFlux.Data.Ingest.Plain;

namespace AdFlux.Data.Ingest.Rows;

/// <summary>Reads the rows of a stream one after the other.</summary>
internal static class RowStream
{
    /// <summary>Reads and parses rows as they are asked for.</summary>
    /// <param name="utf8Json">The stream; left open.</param>
    /// <param name="maxRowBytes">The longest row that is accepted.</param>
    /// <param name="parse">Parses any row.</param>
    /// <param name="parsePlain">Parses rows that are plain, the same way but faster; null to let <paramref name="parse"/> do all.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static async IAsyncEnumerable<T> ReadAsync<T>(
        Stream utf8Json,
        int maxRowBytes,
        RowParser<T> parse,
        PlainRowParser<T>? parsePlain,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
        where T : class
    {
        using var document = new GraphDocumentReader(utf8Json, maxRowBytes);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (parsePlain?.Invoke(document.PeekRow(), out T? row) is > 0 and int length)
            {
                document.PassRow(length);
                yield return row!;
            }
            else if (await document.ReadRowAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return parse(document.Row, document.Location);
            }
            else
            {
                yield break;
            }
        }
    }
}
