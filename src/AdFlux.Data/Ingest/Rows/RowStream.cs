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
    /// <param name="watch">Looks at each row before it is given out; null where nothing does.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static async IAsyncEnumerable<T> ReadAsync<T>(
        Stream utf8Json,
        int maxRowBytes,
        RowParser<T> parse,
        PlainRowParser<T>? parsePlain,
        RowWatch<T>? watch,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
        where T : class
    {
        using var document = new GraphDocumentReader(utf8Json, maxRowBytes);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (TryReadPlain(document, parsePlain, watch) is { } plain)
            {
                yield return plain;
            }
            else if (await document.ReadRowAsync(cancellationToken).ConfigureAwait(false))
            {
                T row = parse(document.Row, document.Location);
                watch?.Invoke(row, document.Row, document.Location);
                yield return row;
            }
            else
            {
                yield break;
            }
        }
    }

    private static T? TryReadPlain<T>(GraphDocumentReader document, PlainRowParser<T>? parsePlain, RowWatch<T>? watch)
        where T : class
    {
        if (parsePlain is null)
            return null;

        ReadOnlySpan<byte> ahead = document.PeekRow();
        int length = parsePlain(ahead, out T? row);
        if (length == 0)
            return null;

        document.PassRow(length);
        watch?.Invoke(row!, ahead[..length], document.Location);
        return row;
    }
}
