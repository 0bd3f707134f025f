namespace AdFlux.Data.Ids;

/// <summary>Identifies a job opening, such as <c>JOB-0001</c>.</summary>
[TypedId<string>(MaxLength = 50)]
public readonly partial record struct JobId;

/// <summary>Identifies a candidate, such as <c>CAND-00001</c>.</summary>
[TypedId<string>(MaxLength = 50)]
public readonly partial record struct CandidateId;

/// <summary>Identifies a segment of candidates; the database gives it out.</summary>
[TypedId<int>]
public readonly partial record struct SegmentId;

/// <summary>Identifies a candidate's application for a job opening; the database gives it out.</summary>
[TypedId<int>]
public readonly partial record struct ApplicationId;

/// <summary>Identifies a campaign of ours, whatever platform it runs on; the database gives it out.</summary>
[TypedId<int>]
public readonly partial record struct CampaignId;

/// <summary>Identifies a campaign at Meta: digits, beyond what a double can hold.</summary>
[TypedId<string>]
public readonly partial record struct MetaCampaignId;

/// <summary>Identifies an ad set at Meta: digits, beyond what a double can hold.</summary>
[TypedId<string>]
public readonly partial record struct MetaAdSetId;

/// <summary>Identifies an ad at Meta: digits, beyond what a double can hold.</summary>
[TypedId<string>]
public readonly partial record struct MetaAdId;

/// <summary>
/// Identifies an ad account at Meta: digits. Meta writes them with <c>act_</c> before them as well: readers leave it out, and queries find an account by
/// either spelling.
/// </summary>
[TypedId<string>]
public readonly partial record struct AdAccountId;

/// <summary>Identifies what an insight is about: the campaign, ad set, ad or account that its level names.</summary>
[TypedId<string>]
public readonly partial record struct InsightObjectId;
