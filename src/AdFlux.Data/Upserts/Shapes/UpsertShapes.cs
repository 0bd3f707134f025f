using AdFlux.Data.Model;

namespace AdFlux.Data.Upserts;

/// <summary>The shapes of the tables that are upserted into.</summary>
internal static class UpsertShapes
{
    private const string Account = "stub_account_id";
    private const string Campaign = "stub_campaign_id";

    public static UpsertShape<MetaCampaign> Campaigns { get; } =
        new()
        {
            Columns = MetaCampaignCodec.Columns,
            Write = MetaCampaignCodec.Write,
            CompareKeys = static (left, right) => string.CompareOrdinal(left.Id.Value, right.Id.Value),
            HashKey = static row => KeyHash.Of(row.Id.Value),
            HashPart = static row => KeyHash.Of(row.Id.Value),
            StampColumns = ["last_updated"],
        };

    public static UpsertShape<MetaAdSet> AdSets { get; } =
        new()
        {
            Columns = MetaAdSetCodec.Columns,
            Write = MetaAdSetCodec.Write,
            CompareKeys = static (left, right) => string.CompareOrdinal(left.Id.Value, right.Id.Value),
            HashKey = static row => KeyHash.Of(row.Id.Value),
            HashPart = static row => KeyHash.Of(row.Id.Value),
            StampColumns = ["last_updated"],
            Extras = [new(Account, static row => row.AccountId?.Value)],
            Parents =
            [
                new("campaign_id", "meta_campaigns", "id", new("account_id", Account, Table: null), static row => row.CampaignId.Value),
            ],
        };

    public static UpsertShape<MetaAd> Ads { get; } =
        new()
        {
            Columns = MetaAdCodec.Columns,
            Write = MetaAdCodec.Write,
            CompareKeys = static (left, right) => string.CompareOrdinal(left.Id.Value, right.Id.Value),
            HashKey = static row => KeyHash.Of(row.Id.Value),
            HashPart = static row => KeyHash.Of(row.Id.Value),
            StampColumns = ["last_updated"],
            Extras = [new(Campaign, static row => row.CampaignId?.Value), new(Account, static row => row.AccountId?.Value)],
            Parents =
            [
                new(Campaign, "meta_campaigns", "id", new("account_id", Account, Table: null), static row => row.CampaignId?.Value),
                new("ad_set_id", "meta_ad_sets", "id", new("campaign_id", Campaign, "meta_campaigns"), static row => row.AdSetId.Value),
            ],
        };

    public static UpsertShape<MetaInsight> Insights { get; } =
        new()
        {
            Columns = MetaInsightCodec.Columns,
            Write = MetaInsightCodec.Write,
            CompareKeys = CompareKeys,
            HashKey = static row => KeyHash.Of(row.ObjectId.Value).With((int)row.Level).With(row.DateStart.DayNumber),
            HashPart = static row => KeyHash.Of(row.ObjectId.Value),
            StampColumns = ["last_updated"],
            InsertStampColumns = ["created_at"],
            Extras = [new(Account, static row => row.AccountId?.Value)],
            Parents =
            [
                new(
                    "meta_campaign_id",
                    "meta_campaigns",
                    "id",
                    new("account_id", Account, Table: null),
                    static row => row.MetaCampaignId?.Value
                ),
                new(
                    "meta_ad_set_id",
                    "meta_ad_sets",
                    "id",
                    new("campaign_id", "meta_campaign_id", "meta_campaigns"),
                    static row => row.MetaAdSetId?.Value
                ),
                new("meta_ad_id", "meta_ads", "id", new("ad_set_id", "meta_ad_set_id", "meta_ad_sets"), static row => row.MetaAdId?.Value),
            ],
            Range = new("date_start", "date_stop", "level, date_stop", static row => row.DateStop > row.DateStart),
            LeavesOutParents = static row =>
                (row.Level >= InsightLevel.AdSet && row.MetaCampaignId is null)
                || (row.Level == InsightLevel.Ad && row.MetaAdSetId is null),
            FindContradiction = InsightContradictions.Find,
        };

    public static UpsertShape<JobOpening> JobOpenings { get; } =
        new()
        {
            Columns = JobOpeningCodec.Columns,
            Write = JobOpeningCodec.Write,
            CompareKeys = static (left, right) => string.CompareOrdinal(left.JobId.Value, right.JobId.Value),
            HashKey = static row => KeyHash.Of(row.JobId.Value),
            HashPart = static row => KeyHash.Of(row.JobId.Value),
        };

    public static UpsertShape<Candidate> Candidates { get; } =
        new()
        {
            Columns = CandidateCodec.Columns,
            Write = CandidateCodec.Write,
            CompareKeys = static (left, right) => string.CompareOrdinal(left.CandidateId.Value, right.CandidateId.Value),
            HashKey = static row => KeyHash.Of(row.CandidateId.Value),
            HashPart = static row => KeyHash.Of(row.CandidateId.Value),
            Parents = [new("segment_id", "segments", "id", Owner: null, static row => row.SegmentId?.ToString()) { IsNumber = true }],
        };

    public static UpsertShape<Segment> Segments { get; } =
        new()
        {
            Columns = SegmentCodec.Columns,
            Write = SegmentCodec.Write,
            Key = [nameof(Segment.Name)],
            CompareKeys = static (left, right) => string.CompareOrdinal(left.Name, right.Name),
            HashKey = static row => KeyHash.Of(row.Name),
            HashPart = static row => KeyHash.Of(row.Name),
        };

    public static UpsertShape<Application> Applications { get; } =
        new()
        {
            Columns = ApplicationCodec.Columns,
            Write = ApplicationCodec.Write,
            Key = [nameof(Application.JobId), nameof(Application.CandidateId)],
            CompareKeys = CompareKeys,
            HashKey = static row => KeyHash.Of(row.JobId.Value).With(row.CandidateId.Value),
            HashPart = static row => KeyHash.Of(row.JobId.Value),
            Parents =
            [
                new("job_id", "job_openings", "job_id", Owner: null, static row => row.JobId.Value),
                new("candidate_id", "candidates", "candidate_id", Owner: null, static row => row.CandidateId.Value),
            ],
        };

    private static int CompareKeys(Application left, Application right)
    {
        int order = string.CompareOrdinal(left.JobId.Value, right.JobId.Value);
        return order == 0 ? string.CompareOrdinal(left.CandidateId.Value, right.CandidateId.Value) : order;
    }

    private static int CompareKeys(MetaInsight left, MetaInsight right)
    {
        int order = string.CompareOrdinal(left.ObjectId.Value, right.ObjectId.Value);
        if (order == 0)
            order = (int)left.Level - (int)right.Level;
        return order == 0 ? left.DateStart.CompareTo(right.DateStart) : order;
    }
}
