using System.Runtime.CompilerServices;
using AdFlux.Data.Ingest.Documents;

namespace AdFlux.Data.Ingest.Rows;

/// <summary>Reads the rows of a stream one after the other.</summary>
internal static class RowStream
{
    /// <summary>Reads and parses rows as they are asked for.</summary>
    public static async IAsyncEnumerable<T> ReadAsync<T>(
        Stream utf8Json,
        int maxRowBytes,
        RowParser<T> parse,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var document = new GraphDocumentReader(utf8Json, maxRowBytes);
        while (await document.ReadRowAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return parse(document.Row, document.Location);
        }
    }
}
