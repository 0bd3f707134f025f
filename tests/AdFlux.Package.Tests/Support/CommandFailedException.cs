namespace AdFlux.Package.Tests.Support;

/// <summary>A program failed; the message holds all that it wrote.</summary>
public sealed class CommandFailedException(string message) : Exception(message);
