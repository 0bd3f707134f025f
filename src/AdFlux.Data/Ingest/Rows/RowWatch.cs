using AdFlux.Data.Ingest.Documents;

namespace AdFlux.Data.Ingest.Rows;

/// <summary>Looks at each row that was read before it is given out.</summary>
internal delegate void RowWatch<in T>(T row, ReadOnlySpan<byte> utf8Json, RowLocation location);
