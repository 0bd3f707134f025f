namespace AdFlux.Data.Connections;

/// <summary>When SQLite waits for the disk.</summary>
public enum SqliteSynchronous
{
    /// <summary>
    /// At checkpoints: a crash of the application loses nothing, a power cut may lose the last commits but never damages the file. The default.
    /// </summary>
    Normal,

    /// <summary>At every commit: a power cut loses nothing that was committed either, and each commit waits for the disk.</summary>
    Full,
}
