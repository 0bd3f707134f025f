namespace AdFlux.Data.Tests.Schema;

/// <summary>The schema as its documentation names it, typed by hand: neither the model nor the migration is read to make it.</summary>
internal static class SeedSchema
{
    /// <summary>table, column, type on PostgreSQL, type on SQLite, nullability; in the order of the documentation.</summary>
    public const string Columns = """
        job_openings    job_id                     character varying(50)        TEXT     not null
        job_openings    title                      character varying(255)       TEXT     not null
        job_openings    description                text                         TEXT     null
        job_openings    location                   character varying(100)       TEXT     null
        job_openings    company                    character varying(100)       TEXT     null
        job_openings    required_skills            jsonb                        TEXT     null
        job_openings    salary_min                 integer                      INTEGER  null
        job_openings    salary_max                 integer                      INTEGER  null
        job_openings    posted_date                date                         TEXT     null
        job_openings    status                     character varying(50)        TEXT     null
        job_openings    target_segments            jsonb                        TEXT     null
        candidates      candidate_id               character varying(50)        TEXT     not null
        candidates      name                       character varying(100)       TEXT     not null
        candidates      location                   character varying(100)       TEXT     null
        candidates      years_experience           integer                      INTEGER  null
        candidates      education_level            character varying(50)        TEXT     null
        candidates      skills                     jsonb                        TEXT     null
        candidates      primary_skill              character varying(100)       TEXT     null
        candidates      desired_salary             integer                      INTEGER  null
        candidates      segment_id                 integer                      INTEGER  null
        segments        id                         integer                      INTEGER  not null
        segments        name                       character varying(100)       TEXT     not null
        segments        description                text                         TEXT     null
        applications    application_id             integer                      INTEGER  not null
        applications    job_id                     character varying(50)        TEXT     not null
        applications    candidate_id               character varying(50)        TEXT     not null
        applications    application_date           date                         TEXT     not null
        applications    status                     character varying(50)        TEXT     not null
        campaigns       id                         integer                      INTEGER  not null
        campaigns       name                       character varying(255)       TEXT     not null
        campaigns       description                text                         TEXT     null
        campaigns       platform                   character varying(50)        TEXT     not null
        campaigns       status                     character varying(50)        TEXT     not null
        campaigns       daily_budget               integer                      INTEGER  null
        campaigns       job_opening_id             character varying(50)        TEXT     null
        campaigns       target_segment_ids         jsonb                        TEXT     null
        campaigns       primary_text               character varying(200)       TEXT     null
        campaigns       headline                   character varying(40)        TEXT     null
        campaigns       link_description           character varying(50)        TEXT     null
        campaigns       creative_image_filename    character varying(255)       TEXT     null
        campaigns       external_ids               jsonb                        TEXT     null
        campaigns       created_at                 timestamp without time zone  TEXT     null
        campaigns       updated_at                 timestamp without time zone  TEXT     null
        meta_campaigns  id                         text                         TEXT     not null
        meta_campaigns  name                       text                         TEXT     null
        meta_campaigns  status                     text                         TEXT     null
        meta_campaigns  objective                  text                         TEXT     null
        meta_campaigns  effective_status           text                         TEXT     null
        meta_campaigns  created_time               timestamp without time zone  TEXT     null
        meta_campaigns  start_time                 timestamp without time zone  TEXT     null
        meta_campaigns  stop_time                  timestamp without time zone  TEXT     null
        meta_campaigns  daily_budget               text                         TEXT     null
        meta_campaigns  lifetime_budget            text                         TEXT     null
        meta_campaigns  budget_remaining           text                         TEXT     null
        meta_campaigns  account_id                 text                         TEXT     not null
        meta_campaigns  last_updated               timestamp without time zone  TEXT     null
        meta_ad_sets    id                         text                         TEXT     not null
        meta_ad_sets    name                       text                         TEXT     null
        meta_ad_sets    status                     text                         TEXT     null
        meta_ad_sets    effective_status           text                         TEXT     null
        meta_ad_sets    daily_budget               text                         TEXT     null
        meta_ad_sets    lifetime_budget            text                         TEXT     null
        meta_ad_sets    budget_remaining           text                         TEXT     null
        meta_ad_sets    optimization_goal          text                         TEXT     null
        meta_ad_sets    billing_event              text                         TEXT     null
        meta_ad_sets    bid_amount                 text                         TEXT     null
        meta_ad_sets    created_time               timestamp without time zone  TEXT     null
        meta_ad_sets    start_time                 timestamp without time zone  TEXT     null
        meta_ad_sets    end_time                   timestamp without time zone  TEXT     null
        meta_ad_sets    campaign_id                text                         TEXT     not null
        meta_ad_sets    last_updated               timestamp without time zone  TEXT     null
        meta_ads        id                         text                         TEXT     not null
        meta_ads        name                       text                         TEXT     null
        meta_ads        status                     text                         TEXT     null
        meta_ads        effective_status           text                         TEXT     null
        meta_ads        created_time               timestamp without time zone  TEXT     null
        meta_ads        creative_id                text                         TEXT     null
        meta_ads        creative_details           jsonb                        TEXT     null
        meta_ads        ad_set_id                  text                         TEXT     not null
        meta_ads        last_updated               timestamp without time zone  TEXT     null
        meta_insights   object_id                  text                         TEXT     not null
        meta_insights   level                      text                         TEXT     not null
        meta_insights   date_start                 date                         TEXT     not null
        meta_insights   date_stop                  date                         TEXT     not null
        meta_insights   impressions                bigint                       INTEGER  null
        meta_insights   clicks                     bigint                       INTEGER  null
        meta_insights   spend                      numeric(18,6)                REAL     null
        meta_insights   cpc                        numeric(18,6)                REAL     null
        meta_insights   cpm                        numeric(18,6)                REAL     null
        meta_insights   ctr                        double precision             REAL     null
        meta_insights   cpp                        numeric(18,6)                REAL     null
        meta_insights   frequency                  double precision             REAL     null
        meta_insights   reach                      bigint                       INTEGER  null
        meta_insights   unique_clicks              bigint                       INTEGER  null
        meta_insights   unique_ctr                 double precision             REAL     null
        meta_insights   actions                    jsonb                        TEXT     null
        meta_insights   action_values              jsonb                        TEXT     null
        meta_insights   submit_applications        bigint                       INTEGER  null
        meta_insights   submit_applications_value  numeric(18,6)                REAL     null
        meta_insights   leads                      bigint                       INTEGER  null
        meta_insights   leads_value                numeric(18,6)                REAL     null
        meta_insights   view_content               bigint                       INTEGER  null
        meta_insights   view_content_value         numeric(18,6)                REAL     null
        meta_insights   meta_campaign_id           text                         TEXT     null
        meta_insights   meta_ad_set_id             text                         TEXT     null
        meta_insights   meta_ad_id                 text                         TEXT     null
        meta_insights   created_at                 timestamp without time zone  TEXT     null
        meta_insights   last_updated               timestamp without time zone  TEXT     null
        """;

    public const string PrimaryKeys = """
        applications(application_id)
        campaigns(id)
        candidates(candidate_id)
        job_openings(job_id)
        meta_ad_sets(id)
        meta_ads(id)
        meta_campaigns(id)
        meta_insights(object_id, level, date_start)
        segments(id)
        """;

    public const string ForeignKeys = """
        applications(candidate_id) -> candidates(candidate_id) cascade
        applications(job_id) -> job_openings(job_id) cascade
        campaigns(job_opening_id) -> job_openings(job_id) no action
        candidates(segment_id) -> segments(id) no action
        meta_ad_sets(campaign_id) -> meta_campaigns(id) no action
        meta_ads(ad_set_id) -> meta_ad_sets(id) no action
        meta_insights(meta_ad_id) -> meta_ads(id) no action
        meta_insights(meta_ad_set_id) -> meta_ad_sets(id) no action
        meta_insights(meta_campaign_id) -> meta_campaigns(id) no action
        """;

    /// <summary>What the documented indexes must let a query filter by: the leading column of an index or a key.</summary>
    public const string IndexedColumns = """
        job_openings(status
        candidates(segment_id
        campaigns(platform
        campaigns(status
        meta_insights(object_id
        meta_insights(level
        meta_insights(date_start
        """;

    /// <summary>The indexes that stand for them, for the lists by a parent and for the queries on insights.</summary>
    public const string Indexes = """
        ix_applications_candidate_id applications(candidate_id)
        ix_campaigns_job_opening_id campaigns(job_opening_id)
        ix_campaigns_platform campaigns(platform)
        ix_campaigns_status campaigns(status)
        ix_candidates_segment_id candidates(segment_id)
        ix_job_openings_status job_openings(status)
        ix_meta_ad_sets_campaign_id meta_ad_sets(campaign_id)
        ix_meta_ads_ad_set_id meta_ads(ad_set_id)
        ix_meta_insights_date_start meta_insights(date_start)
        ix_meta_insights_long meta_insights(level, date_stop)
        """;

    public const string RollupIndexOnPostgres = "ix_meta_insights_level_date_start meta_insights(level, date_start, object_id)";

    /// <summary>On SQLite a roll-up reads nothing but this index.</summary>
    public const string RollupIndexOnSqlite =
        "ix_meta_insights_level_date_start meta_insights(level, date_start, object_id, date_stop, meta_campaign_id, meta_ad_set_id, "
        + "impressions, clicks, spend, submit_applications, submit_applications_value, leads, leads_value, view_content, view_content_value)";

    public const string UniqueConstraint = "uq_job_candidate_application applications(job_id, candidate_id)";

    /// <summary>Beyond the documented schema: existing databases hold each segment name once.</summary>
    public const string SegmentNames = "uq_segments_name segments(name)";
}
