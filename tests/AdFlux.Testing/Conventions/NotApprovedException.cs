namespace AdFlux.Testing.Conventions;

/// <summary>A text differs from its approved file.</summary>
public sealed class NotApprovedException(string message) : Exception(message);
