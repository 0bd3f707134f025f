using System.Text.Json;
using AdFlux.Data.Ingest.Documents;
using AdFlux.Data.Json;

namespace AdFlux.Data.Ingest.Rows;

/// <summary>Takes the derived metrics out of an insight's actions, in one pass over their JSON.</summary>
internal sealed class DerivedMetrics
{
    private readonly FieldNames<DerivedPreference[]> _types;

    /// <summary>Creates the reader of metrics.</summary>
    /// <param name="options">Which action types count.</param>
    public DerivedMetrics(GraphReadOptions options)
    {
        var preferences = new Dictionary<string, DerivedPreference[]>(StringComparer.Ordinal);
        Add(DerivedMetric.SubmitApplications, options.SubmitApplicationActionTypes);
        Add(DerivedMetric.Leads, options.LeadActionTypes);
        Add(DerivedMetric.ViewContent, options.ViewContentActionTypes);
        _types = new FieldNames<DerivedPreference[]>(preferences);

        void Add(DerivedMetric metric, IReadOnlyList<string> types)
        {
            for (int rank = 0; rank < types.Count; rank++)
            {
                preferences[types[rank]] = [.. preferences.GetValueOrDefault(types[rank], []), new DerivedPreference(metric, rank)];
            }
        }
    }

    /// <summary>Takes the metrics out of <c>actions</c>, where they are counts.</summary>
    public DerivedTotals ReadCounts(InsightActions? actions, RowLocation location) =>
        actions is null ? default : Read(actions, isCount: true, "actions", location);

    /// <summary>Takes the metrics out of <c>action_values</c>, where they are money.</summary>
    public DerivedTotals ReadValues(InsightActions? actions, RowLocation location) =>
        actions is null ? default : Read(actions, isCount: false, "action_values", location);

    /// <summary>What an action type counts for; nothing when it is not one of those that count.</summary>
    public DerivedPreference[] PreferencesOf(ReadOnlySpan<byte> actionType) =>
        _types.TryFind(actionType, out DerivedPreference[]? preferences) ? preferences : [];

    private DerivedTotals Read(InsightActions actions, bool isCount, string member, RowLocation location)
    {
        var tally = new DerivedTally(isCount);
        var reader = new Utf8JsonReader(actions.Utf8Json.Span);
        reader.Read();
        for (int index = 0; reader.Read() && reader.TokenType == JsonTokenType.StartObject; index++)
        {
            DerivedPreference[] preferences = ReadEntry(ref reader, out Utf8JsonReader value, out bool isPart);
            tally.Take(preferences, isPart, index, value.TokenType, value.ValueSpan);
        }

        return tally.Totals(member, location);
    }

    // An entry without a value counts for nothing. Leaves the reader on the end of the entry.
    private DerivedPreference[] ReadEntry(ref Utf8JsonReader reader, out Utf8JsonReader value, out bool isPart)
    {
        DerivedPreference[] preferences = [];
        bool hasValue = false;
        value = default;
        isPart = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isType = reader.ValueTextEquals("action_type"u8);
            bool isValue = reader.ValueTextEquals("value"u8);
            bool isBreakdown = reader.ValueIsEscaped || InsightAction.IsBreakdown(reader.ValueSpan);
            reader.Read();
            isPart |= isBreakdown && reader.TokenType != JsonTokenType.Null;
            if (isType && _types.TryFind(reader, out DerivedPreference[]? found))
            {
                preferences = found;
            }
            else if (isValue && reader.TokenType != JsonTokenType.Null)
            {
                hasValue = true;
                value = reader;
            }

            reader.Skip();
        }

        return hasValue ? preferences : [];
    }
}
