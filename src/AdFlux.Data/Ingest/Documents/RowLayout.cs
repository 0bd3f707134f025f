namespace AdFlux.Data.Ingest.Documents;

/// <summary>How rows lie in a document.</summary>
internal enum RowLayout
{
    /// <summary>In the <c>data</c> of a page.</summary>
    Page,

    /// <summary>In a bare array.</summary>
    Array,

    /// <summary>One object after the other, usually one a line.</summary>
    Lines,
}
