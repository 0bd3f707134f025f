using AdFlux.Data.Faults;

namespace AdFlux.Data.Ingest;

/// <summary>Input that is not what Meta's Graph API sends, or that AdFlux cannot store.</summary>
public sealed class GraphFormatException : AdFluxException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">What is wrong, where, and what to do about it.</param>
    /// <param name="page">The page, from 1.</param>
    /// <param name="row">The row within the whole stream, from 1; null when the error is not in a row.</param>
    /// <param name="path">The JSON path within the page.</param>
    /// <param name="innerException">The cause, if any.</param>
    public GraphFormatException(string message, int page, long? row, string path, Exception? innerException = null)
        : base(message, innerException)
    {
        Page = page;
        Row = row;
        Path = path;
    }

    /// <summary>The page, from 1. A bare array is one page; so are all lines of a file with one object a line.</summary>
    public int Page { get; }

    /// <summary>The row within the whole stream, from 1; null when the error is not in a row.</summary>
    public long? Row { get; }

    /// <summary>
    /// The JSON path within the page, such as <c>$.data[12].spend</c>; <c>$[3].ctr</c> in a bare array; <c>$.spend</c> where each line is an object.
    /// </summary>
    public string Path { get; }
}
