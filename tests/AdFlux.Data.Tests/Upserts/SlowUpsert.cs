using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using AdFlux.Data.Upserts;

namespace AdFlux.Data.Tests.Upserts;

/// <summary>The upsert as plain C# over a dictionary: what the fast ones must equal.</summary>
internal sealed class SlowUpsert
{
    private readonly Dictionary<(InsightObjectId, InsightLevel, DateOnly), MetaInsight> _stored = [];

    public IEnumerable<MetaInsight> Stored =>
        _stored.Values.OrderBy(row => row.ObjectId.Value, StringComparer.Ordinal).ThenBy(row => row.Level).ThenBy(row => row.DateStart);

    public UpsertResult Apply(IReadOnlyCollection<MetaInsight> rows, DateTime now)
    {
        // Of several rows with one key the last wins.
        Dictionary<(InsightObjectId, InsightLevel, DateOnly), MetaInsight> last = [];
        foreach (MetaInsight row in rows)
            last[Key(row)] = row;

        (long inserted, long updated, long unchanged) = (0, 0, 0);
        foreach (MetaInsight row in last.Values)
        {
            if (!_stored.TryGetValue(Key(row), out MetaInsight? stored))
            {
                (row.CreatedAt, row.LastUpdated) = (now, now);
                inserted++;
            }
            else if (!string.Equals(InsightText.OfMetrics(stored), InsightText.OfMetrics(row), StringComparison.Ordinal))
            {
                (row.CreatedAt, row.LastUpdated) = (stored.CreatedAt, now);
                updated++;
            }
            else
            {
                unchanged++;
                continue;
            }

            _stored[Key(row)] = row;
        }

        return new UpsertResult(rows.Count, inserted, updated, unchanged, rows.Count - last.Count, Stubs: 0)
        {
            DifferingDuplicates = rows.Count(row =>
                !string.Equals(InsightText.OfMetrics(row), InsightText.OfMetrics(last[Key(row)]), StringComparison.Ordinal)
            ),
        };
    }

    /// <summary>Whether a longer range would give way to a shorter one.</summary>
    public bool Shrinks(IReadOnlyCollection<MetaInsight> rows) =>
        rows.GroupBy(Key)
            .Any(group =>
                group.Last().DateStop < group.Max(row => row.DateStop)
                || (_stored.TryGetValue(group.Key, out MetaInsight? stored) && group.Last().DateStop < stored.DateStop)
            );

    private static (InsightObjectId, InsightLevel, DateOnly) Key(MetaInsight row) => (row.ObjectId, row.Level, row.DateStart);
}
