using AdFlux.Data.Faults;

namespace AdFlux.Data.Json;

/// <summary>A JSON text that cannot be stored the same way on both providers.</summary>
public sealed class JsonContentException : AdFluxException
{
    /// <summary>Creates the error.</summary>
    /// <param name="fault">Why the text is refused.</param>
    /// <param name="path">Where, as a JSON path from <c>$</c>.</param>
    /// <param name="message">What is wrong and what to do about it.</param>
    /// <param name="innerException">The cause, if any.</param>
    public JsonContentException(JsonContentFault fault, string path, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        Fault = fault;
        Path = path;
    }

    /// <summary>Why the text is refused.</summary>
    public JsonContentFault Fault { get; }

    /// <summary>Where, as a JSON path such as <c>$[3].value</c>; <c>$</c> when it concerns the whole text or the place is not known.</summary>
    public string Path { get; }
}
