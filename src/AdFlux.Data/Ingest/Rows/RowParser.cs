using AdFlux.Data.Ingest.Documents;

namespace AdFlux.Data.Ingest.Rows;

/// <summary>Makes a row of the model of its JSON object.</summary>
internal delegate T RowParser<out T>(ReadOnlySpan<byte> utf8Json, RowLocation location);
