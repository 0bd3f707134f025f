namespace AdFlux.Migrations.Running.History;

/// <summary>The history and the log of a database, as they were when read.</summary>
internal sealed class HistorySnapshot
{
    private readonly Dictionary<string, LogEntry> _last = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AppliedMigration> _applied = new(StringComparer.Ordinal);

    /// <param name="history">The ids in the history.</param>
    /// <param name="log">The log, oldest first.</param>
    public HistorySnapshot(IEnumerable<string> history, IEnumerable<LogEntry> log)
    {
        var appliedAt = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        var checksums = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in log)
        {
            _last[entry.MigrationId] = entry;
            if (entry.Outcome is LogOutcome.Applied or LogOutcome.Adopted)
            {
                appliedAt[entry.MigrationId] = entry.RecordedAt;
            }

            if (entry.Outcome is LogOutcome.Applied or LogOutcome.Adopted or LogOutcome.Accepted)
            {
                checksums[entry.MigrationId] = entry.Checksum;
            }
        }

        foreach (var id in history)
        {
            _applied[id] = new(appliedAt.TryGetValue(id, out var at) ? at : null, checksums.GetValueOrDefault(id));
        }
    }

    /// <summary>That of a database without bookkeeping.</summary>
    public static HistorySnapshot Empty { get; } = new([], []);

    public IReadOnlyDictionary<string, AppliedMigration> Applied => _applied;

    public LogEntry? LastEntryOf(string migrationId) => _last.GetValueOrDefault(migrationId);

    /// <summary>Whether a migration is applied, or in part still there.</summary>
    public bool IsThere(string migrationId) =>
        _applied.ContainsKey(migrationId) || LastEntryOf(migrationId)?.Outcome is LogOutcome.Reverting;

    /// <summary>The migrations whose reverting ended in the middle, so that they are in part still there.</summary>
    public IEnumerable<string> HalfReverted =>
        _last.Values.Where(entry => entry.Outcome is LogOutcome.Reverting).Select(entry => entry.MigrationId);
}
