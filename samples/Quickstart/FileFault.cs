namespace AdFlux.Samples;

/// <summary>A file that could not be ingested: its name, and what is wrong with it.</summary>
internal sealed class FileFault(string file, Exception cause) : Exception($"{file}: {cause.Message}", cause);
