namespace AdFlux.Data.Faults;

/// <summary>The base of every error that AdFlux.Data raises by itself; catch it to catch them all.</summary>
public abstract class AdFluxException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">What went wrong and what to do about it.</param>
    protected AdFluxException(string message)
        : base(message) { }

    /// <summary>Creates the error with the one that caused it.</summary>
    /// <param name="message">What went wrong and what to do about it.</param>
    /// <param name="innerException">The cause.</param>
    protected AdFluxException(string message, Exception? innerException)
        : base(message, innerException) { }
}
