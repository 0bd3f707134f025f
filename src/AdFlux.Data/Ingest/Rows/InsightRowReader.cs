using System.Globalization;
using AdFlux.Data.Ingest.Documents;
using AdFlux.Data.Model;

namespace AdFlux.Data.Ingest.Rows;

/// <summary>Reads the rows of insights of one level.</summary>
internal sealed class InsightRowReader(InsightLevel level, DerivedMetrics metrics, KnownIds known)
{
    /// <summary>Reads one row.</summary>
    public MetaInsight Read(ReadOnlySpan<byte> utf8Json, RowLocation location)
    {
        var insight = new MetaInsight { Level = level };
        InsightIds ids = default;
        DateOnly? start = null;
        DateOnly? stop = null;

        var row = new GraphRow(utf8Json, location);
        while (row.TryNext(InsightFields.Names, out InsightField field))
        {
            switch (field)
            {
                case InsightField.AccountId:
                    ids.Account = row.ReadId(known, isAccount: true);
                    break;
                case InsightField.CampaignId:
                    ids.Campaign = row.ReadId(known);
                    break;
                case InsightField.AdSetId:
                    ids.AdSet = row.ReadId(known);
                    break;
                case InsightField.AdId:
                    ids.Ad = row.ReadId(known);
                    break;
                case InsightField.DateStart:
                    start = row.ReadDay();
                    break;
                case InsightField.DateStop:
                    stop = row.ReadDay();
                    break;
                case InsightField.Breakdown:
                    RefuseBreakdown(row);
                    break;
                case InsightField.ReportStatus when !row.IsNull:
                    throw ReportStatus.Read(utf8Json, location);
                case InsightField.ReportStatus:
                case InsightField.Envelope:
                    break;
                default:
                    ReadMetric(ref row, field, insight);
                    break;
            }
        }

        if (start is null || stop is null || !ids.HasAny)
            RowKinds.RefuseOthers(utf8Json, location);
        SetDays(insight, start, stop, location);
        ids.Set(insight, location);
        SetDerived(insight, location);
        return insight;
    }

    private static void ReadMetric(ref GraphRow row, InsightField field, MetaInsight insight)
    {
        switch (field)
        {
            case InsightField.Impressions:
                insight.Impressions = row.ReadCount();
                break;
            case InsightField.Clicks:
                insight.Clicks = row.ReadCount();
                break;
            case InsightField.Spend:
                insight.Spend = row.ReadMoney();
                break;
            case InsightField.Cpc:
                insight.Cpc = row.ReadCost();
                break;
            case InsightField.Cpm:
                insight.Cpm = row.ReadCost();
                break;
            case InsightField.Ctr:
                insight.Ctr = row.ReadRatio();
                break;
            case InsightField.Cpp:
                insight.Cpp = row.ReadCost();
                break;
            case InsightField.Frequency:
                insight.Frequency = row.ReadRatio();
                break;
            case InsightField.Reach:
                insight.Reach = row.ReadCount();
                break;
            case InsightField.UniqueClicks:
                insight.UniqueClicks = row.ReadCount();
                break;
            case InsightField.UniqueCtr:
                insight.UniqueCtr = row.ReadRatio();
                break;
            case InsightField.Actions:
                insight.Actions = row.ReadActions();
                break;
            case InsightField.ActionValues:
                insight.ActionValues = row.ReadActions();
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(field), field, "Not a metric.");
        }
    }

    private static void RefuseBreakdown(in GraphRow row)
    {
        // Tables that were flattened have an empty column for it in rows without the breakdown.
        if (!row.IsNull)
        {
            throw row.Error(
                "makes this row a part of a breakdown; rows of one object and day would overwrite each other, so read the insights without breakdowns"
            );
        }
    }

    private static void SetDays(MetaInsight insight, DateOnly? start, DateOnly? stop, RowLocation location)
    {
        insight.DateStart = start ?? throw location.Missing("date_start", "an insight begins with a day");
        insight.DateStop = stop ?? throw location.Missing("date_stop", "an insight ends with a day");
        if (stop < start)
        {
            throw location.Error(
                string.Create(CultureInfo.InvariantCulture, $"date_stop {stop:yyyy-MM-dd} is before date_start {start:yyyy-MM-dd}"),
                location.PathOf("date_stop"u8)
            );
        }
    }

    private void SetDerived(MetaInsight insight, RowLocation location)
    {
        DerivedTotals counts = metrics.ReadCounts(insight.Actions, location);
        insight.SubmitApplications = (long?)counts.SubmitApplications;
        insight.Leads = (long?)counts.Leads;
        insight.ViewContent = (long?)counts.ViewContent;

        DerivedTotals values = metrics.ReadValues(insight.ActionValues, location);
        insight.SubmitApplicationsValue = values.SubmitApplications;
        insight.LeadsValue = values.Leads;
        insight.ViewContentValue = values.ViewContent;
    }
}
