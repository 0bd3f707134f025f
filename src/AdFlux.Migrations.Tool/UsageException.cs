namespace AdFlux.Migrations.Tool;

/// <summary>The command line contradicts itself or lacks something; the message says what to type.</summary>
internal sealed class UsageException(string message) : Exception(message);
