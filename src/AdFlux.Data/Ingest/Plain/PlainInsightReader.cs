using AdFlux.Data.Ingest.Rows;
using AdFlux.Data.Json;
using AdFlux.Data.Model;

namespace AdFlux.Data.Ingest.Plain;

/// <summary>
/// Reads rows of insights that have nothing unusual in them, which is nearly all, in one pass. The rest is for <see cref="InsightRowReader"/>,
/// which would read these rows the same and says what is wrong with others.
/// </summary>
internal sealed class PlainInsightReader(InsightLevel level, DerivedMetrics metrics, KnownIds known)
{
    private readonly PlainActions _actions = new(metrics);

    /// <summary>Reads the row at the front of a buffer.</summary>
    /// <param name="utf8Json">The buffer; the row may end anywhere in it or beyond it.</param>
    /// <param name="row">The row.</param>
    /// <returns>The row's length in bytes; 0 when it is not plain or not complete.</returns>
    public int TryRead(ReadOnlySpan<byte> utf8Json, out MetaInsight? row)
    {
        var json = new PlainJson(utf8Json);
        var insight = new MetaInsight { Level = level };
        InsightIds ids = default;
        uint found = 0;
        row = null;
        if (!json.TryTake((byte)'{'))
        {
            return 0;
        }

        do
        {
            if (!TryReadMember(ref json, insight, ref ids, ref found))
            {
                return 0;
            }
        } while (json.TryTake((byte)','));

        // A day that is missing is the first of all days, which Meta did not see.
        bool isWhole = json.TryTake((byte)'}') && insight.DateStart > default(DateOnly) && insight.DateStop >= insight.DateStart;
        if (!isWhole || !ids.Fit(level))
        {
            return 0;
        }

        ids.Set(insight, default);
        row = insight;
        return json.Position;
    }

    private bool TryReadMember(ref PlainJson json, MetaInsight insight, ref InsightIds ids, ref uint found)
    {
        if (!json.TryTakeName(out ReadOnlySpan<byte> name, out _))
        {
            return false;
        }

        if (!InsightFields.Names.TryFind(name, out InsightField field))
        {
            return json.TrySkipValue();
        }

        // Of members with the same name the last one counts, be it null. What a page has may make it a page.
        uint bit = 1u << (int)field;
        if ((found & bit) != 0 || field is InsightField.Envelope or InsightField.ReportStatus)
        {
            return false;
        }

        // Tables that were flattened have empty columns, also for the breakdowns that other rows have.
        if (json.TryTakeNull())
        {
            return true;
        }

        found |= bit;
        return field switch
        {
            InsightField.Actions => TryReadActions(ref json, insight),
            InsightField.ActionValues => TryReadActionValues(ref json, insight),
            _ => json.TryTakeScalar(out _, out ReadOnlySpan<byte> text) && TrySet(field, text, insight, ref ids),
        };
    }

    private bool TryReadActions(ref PlainJson json, MetaInsight insight)
    {
        if (!_actions.TryRead(ref json, isCount: true, out InsightActions? actions, out DerivedTotals totals))
        {
            return false;
        }

        insight.Actions = actions;
        insight.SubmitApplications = (long?)totals.SubmitApplications;
        insight.Leads = (long?)totals.Leads;
        insight.ViewContent = (long?)totals.ViewContent;
        return true;
    }

    private bool TryReadActionValues(ref PlainJson json, MetaInsight insight)
    {
        if (!_actions.TryRead(ref json, isCount: false, out InsightActions? actions, out DerivedTotals totals))
        {
            return false;
        }

        insight.ActionValues = actions;
        insight.SubmitApplicationsValue = totals.SubmitApplications;
        insight.LeadsValue = totals.Leads;
        insight.ViewContentValue = totals.ViewContent;
        return true;
    }

    private bool TrySet(InsightField field, ReadOnlySpan<byte> text, MetaInsight insight, ref InsightIds ids)
    {
        switch (field)
        {
            case InsightField.AccountId when IsId(text.StartsWith("act_"u8) ? text[4..] : text):
                ids.Account = known.Get(text.StartsWith("act_"u8) ? text[4..] : text);
                return true;
            case InsightField.CampaignId when IsId(text):
                ids.Campaign = known.Get(text);
                return true;
            case InsightField.AdSetId when IsId(text):
                ids.AdSet = known.Get(text);
                return true;
            case InsightField.AdId when IsId(text):
                ids.Ad = known.Get(text);
                return true;
            case InsightField.DateStart when GraphTime.TryReadDay(text, out DateOnly start):
                insight.DateStart = start;
                return true;
            case InsightField.DateStop when GraphTime.TryReadDay(text, out DateOnly stop):
                insight.DateStop = stop;
                return true;
            case InsightField.Impressions when PlainNumber.TryReadCount(text, out long impressions):
                insight.Impressions = impressions;
                return true;
            case InsightField.Clicks when PlainNumber.TryReadCount(text, out long clicks):
                insight.Clicks = clicks;
                return true;
            case InsightField.Spend when PlainNumber.TryReadMoney(text, out decimal spend):
                insight.Spend = spend;
                return true;
            case InsightField.Cpc when PlainNumber.TryReadCost(text, out decimal cpc):
                insight.Cpc = cpc;
                return true;
            case InsightField.Cpm when PlainNumber.TryReadCost(text, out decimal cpm):
                insight.Cpm = cpm;
                return true;
            case InsightField.Ctr when PlainNumber.TryReadRatio(text, out double ctr):
                insight.Ctr = ctr;
                return true;
            case InsightField.Cpp when PlainNumber.TryReadCost(text, out decimal cpp):
                insight.Cpp = cpp;
                return true;
            case InsightField.Frequency when PlainNumber.TryReadRatio(text, out double frequency):
                insight.Frequency = frequency;
                return true;
            case InsightField.Reach when PlainNumber.TryReadCount(text, out long reach):
                insight.Reach = reach;
                return true;
            case InsightField.UniqueClicks when PlainNumber.TryReadCount(text, out long uniqueClicks):
                insight.UniqueClicks = uniqueClicks;
                return true;
            case InsightField.UniqueCtr when PlainNumber.TryReadRatio(text, out double uniqueCtr):
                insight.UniqueCtr = uniqueCtr;
                return true;
            default:
                return false;
        }
    }

    private static bool IsId(ReadOnlySpan<byte> text) => !text.IsEmpty && !text.ContainsAnyExceptInRange((byte)'0', (byte)'9');
}
