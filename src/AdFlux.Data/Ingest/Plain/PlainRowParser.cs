namespace AdFlux.Data.Ingest.Plain;

/// <summary>Makes a row of the model of the JSON object at the front of a buffer, if it is plain.</summary>
/// <param name="utf8Json">The buffer; the row may end anywhere in it or beyond it. Empty when no row can be looked at.</param>
/// <param name="row">The row.</param>
/// <returns>The row's length in bytes; 0 when it is not plain or not complete.</returns>
internal delegate int PlainRowParser<T>(ReadOnlySpan<byte> utf8Json, out T? row)
    where T : class;
