using System.Runtime.InteropServices;
using System.Text.Json;
using AdFlux.Data.Ingest.Documents;

namespace AdFlux.Data.Ingest.Rows;

/// <summary>Adds up the derived metrics of one list of actions.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct DerivedTally
{
    private readonly bool _isCount;
    private DerivedSum _submitApplications;
    private DerivedSum _leads;
    private DerivedSum _viewContent;

    /// <summary>Starts at nothing.</summary>
    /// <param name="isCount">Whether values have to be whole; they are money otherwise.</param>
    public DerivedTally(bool isCount) => _isCount = isCount;

    /// <summary>Takes an entry.</summary>
    /// <param name="preferences">What its action type counts for.</param>
    /// <param name="isPart">Whether a breakdown makes it a part of its type's number.</param>
    /// <param name="index">Its place among the entries.</param>
    /// <param name="kind">The kind of its value.</param>
    /// <param name="value">Its value as it is written.</param>
    public void Take(DerivedPreference[] preferences, bool isPart, int index, JsonTokenType kind, ReadOnlySpan<byte> value)
    {
        foreach (DerivedPreference preference in preferences)
        {
            // The total of a type comes before its parts.
            int rank = (preference.Rank * 2) + (isPart ? 1 : 0);
            switch (preference.Metric)
            {
                case DerivedMetric.SubmitApplications:
                    _submitApplications.Take(rank, index, kind, value, _isCount);
                    break;
                case DerivedMetric.Leads:
                    _leads.Take(rank, index, kind, value, _isCount);
                    break;
                default:
                    _viewContent.Take(rank, index, kind, value, _isCount);
                    break;
            }
        }
    }

    /// <summary>Whether <see cref="Totals"/> would succeed.</summary>
    public readonly bool IsSound => _submitApplications.IsSound(_isCount) && _leads.IsSound(_isCount) && _viewContent.IsSound(_isCount);

    /// <summary>The metrics.</summary>
    /// <param name="member">The row's member that holds the actions.</param>
    /// <param name="location">Where the row is.</param>
    /// <exception cref="GraphFormatException">A value is not what it has to be, or a sum cannot be stored.</exception>
    public readonly DerivedTotals Totals(string member, RowLocation location) =>
        new(
            _submitApplications.Total(_isCount, member, location),
            _leads.Total(_isCount, member, location),
            _viewContent.Total(_isCount, member, location)
        );
}
