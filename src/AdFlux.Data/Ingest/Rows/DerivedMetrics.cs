using System.Runtime.InteropServices;
using System.Text.Json;
using AdFlux.Data.Ingest.Documents;
using AdFlux.Data.Json;

namespace AdFlux.Data.Ingest.Rows;

/// <summary>Takes the derived metrics out of an insight's actions, in one pass over their JSON.</summary>
internal sealed class DerivedMetrics
{
    private readonly FieldNames<Preference[]> _types;

    /// <summary>Creates the reader of metrics.</summary>
    /// <param name="options">Which action types count.</param>
    public DerivedMetrics(GraphReadOptions options)
    {
        var preferences = new Dictionary<string, Preference[]>(StringComparer.Ordinal);
        Add(DerivedMetric.SubmitApplications, options.SubmitApplicationActionTypes);
        Add(DerivedMetric.Leads, options.LeadActionTypes);
        Add(DerivedMetric.ViewContent, options.ViewContentActionTypes);
        _types = new FieldNames<Preference[]>(preferences);

        void Add(DerivedMetric metric, IReadOnlyList<string> types)
        {
            for (int rank = 0; rank < types.Count; rank++)
            {
                preferences[types[rank]] = [.. preferences.GetValueOrDefault(types[rank], []), new Preference(metric, rank)];
            }
        }
    }

    /// <summary>Takes the metrics out of <c>actions</c>, where they are counts.</summary>
    public DerivedTotals ReadCounts(InsightActions? actions, RowLocation location) =>
        actions is null ? default : Read(actions, isCount: true, "actions", location);

    /// <summary>Takes the metrics out of <c>action_values</c>, where they are money.</summary>
    public DerivedTotals ReadValues(InsightActions? actions, RowLocation location) =>
        actions is null ? default : Read(actions, isCount: false, "action_values", location);

    private DerivedTotals Read(InsightActions actions, bool isCount, string member, RowLocation location)
    {
        DerivedSum submitApplications = default;
        DerivedSum leads = default;
        DerivedSum viewContent = default;

        var reader = new Utf8JsonReader(actions.Utf8Json.Span);
        reader.Read();
        for (int index = 0; reader.Read() && reader.TokenType == JsonTokenType.StartObject; index++)
        {
            Preference[] preferences = ReadEntry(ref reader, out Utf8JsonReader value);
            foreach (Preference preference in preferences)
            {
                ref DerivedSum sum = ref submitApplications;
                switch (preference.Metric)
                {
                    case DerivedMetric.Leads:
                        sum = ref leads;
                        break;
                    case DerivedMetric.ViewContent:
                        sum = ref viewContent;
                        break;
                    default:
                        break;
                }

                sum.Take(preference.Rank, index, value, isCount);
            }
        }

        return new DerivedTotals(
            submitApplications.Total(isCount, member, location),
            leads.Total(isCount, member, location),
            viewContent.Total(isCount, member, location)
        );
    }

    // An entry without a value counts for nothing. Leaves the reader on the end of the entry.
    private Preference[] ReadEntry(ref Utf8JsonReader reader, out Utf8JsonReader value)
    {
        Preference[] preferences = [];
        bool hasValue = false;
        value = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isType = reader.ValueTextEquals("action_type"u8);
            bool isValue = reader.ValueTextEquals("value"u8);
            reader.Read();
            if (isType && _types.TryFind(reader, out Preference[]? found))
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

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Preference(DerivedMetric Metric, int Rank);
}
