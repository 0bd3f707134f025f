using System.Data;
using FluentMigrator;
using FluentMigrator.Postgres;

namespace AdFlux.Migrations.Migrations;

/// <summary>The nine tables of AdFlux, parents before children.</summary>
[Migration(20260101000000)]
internal sealed class Initial : AdFluxMigration
{
    private static readonly string[] RollupKey = ["level", "date_start", "object_id"];

    /// <summary>What the index of level and day holds beside them on SQLite, so that a roll-up reads nothing else.</summary>
    private static readonly string[] CoveredByRollupIndex =
    [
        "date_stop",
        "meta_campaign_id",
        "meta_ad_set_id",
        "impressions",
        "clicks",
        "spend",
        "submit_applications",
        "submit_applications_value",
        "leads",
        "leads_value",
        "view_content",
        "view_content_value",
    ];

    public override void Up()
    {
        CreateSegments();
        CreateJobOpenings();
        CreateCandidates();
        CreateApplications();
        CreateCampaigns();
        CreateMetaCampaigns();
        CreateMetaAdSets();
        CreateMetaAds();
        CreateMetaInsights();
    }

    public override void Down()
    {
        Delete.Table("meta_insights");
        Delete.Table("meta_ads");
        Delete.Table("meta_ad_sets");
        Delete.Table("meta_campaigns");
        Delete.Table("campaigns");
        Delete.Table("applications");
        Delete.Table("candidates");
        Delete.Table("job_openings");
        Delete.Table("segments");
    }

    // A column is a line.
    // csharpier-ignore-start
    private void CreateSegments()
    {
        Create.Table("segments")
            .WithColumn("id").AsInt32().NotNullable().PrimaryKey("pk_segments").Identity(PostgresGenerationType.ByDefault)
            .WithColumn("name").AsString(100, Ordinal).NotNullable()
            .WithColumn("description").AsString(Ordinal).Nullable();
        Create.UniqueConstraint("uq_segments_name").OnTable("segments").Column("name");
    }

    private void CreateJobOpenings()
    {
        Create.Table("job_openings")
            .WithColumn("job_id").AsString(50, Ordinal).NotNullable().PrimaryKey("pk_job_openings")
            .WithColumn("title").AsString(255, Ordinal).NotNullable()
            .WithColumn("description").AsString(Ordinal).Nullable()
            .WithColumn("location").AsString(100, Ordinal).Nullable()
            .WithColumn("company").AsString(100, Ordinal).Nullable()
            .WithColumn("required_skills").AsCustom(Json).Nullable()
            .WithColumn("salary_min").AsInt32().Nullable()
            .WithColumn("salary_max").AsInt32().Nullable()
            .WithColumn("posted_date").AsDate().Nullable()
            .WithColumn("status").AsString(50, Ordinal).Nullable().WithDefaultValue("open")
            .WithColumn("target_segments").AsCustom(Json).Nullable();
        Create.Index("ix_job_openings_status").OnTable("job_openings").OnColumn("status");
    }

    private void CreateCandidates()
    {
        Create.Table("candidates")
            .WithColumn("candidate_id").AsString(50, Ordinal).NotNullable().PrimaryKey("pk_candidates")
            .WithColumn("name").AsString(100, Ordinal).NotNullable()
            .WithColumn("location").AsString(100, Ordinal).Nullable()
            .WithColumn("years_experience").AsInt32().Nullable()
            .WithColumn("education_level").AsString(50, Ordinal).Nullable()
            .WithColumn("skills").AsCustom(Json).Nullable()
            .WithColumn("primary_skill").AsString(100, Ordinal).Nullable()
            .WithColumn("desired_salary").AsInt32().Nullable()
            .WithColumn("segment_id").AsInt32().Nullable().ForeignKey("fk_candidates_segment_id", "segments", "id");
        Create.Index("ix_candidates_segment_id").OnTable("candidates").OnColumn("segment_id");
    }

    private void CreateApplications()
    {
        Create.Table("applications")
            .WithColumn("application_id").AsInt32().NotNullable().PrimaryKey("pk_applications").Identity(PostgresGenerationType.ByDefault)
            .WithColumn("job_id").AsString(50, Ordinal).NotNullable().ForeignKey("fk_applications_job_id", "job_openings", "job_id").OnDelete(Rule.Cascade)
            .WithColumn("candidate_id").AsString(50, Ordinal).NotNullable().ForeignKey("fk_applications_candidate_id", "candidates", "candidate_id").OnDelete(Rule.Cascade)
            .WithColumn("application_date").AsDate().NotNullable().WithDefaultValue(Today)
            .WithColumn("status").AsString(50, Ordinal).NotNullable().WithDefaultValue("Submitted");
        Create.UniqueConstraint("uq_job_candidate_application").OnTable("applications").Columns("job_id", "candidate_id");
        Create.Index("ix_applications_candidate_id").OnTable("applications").OnColumn("candidate_id");
    }

    private void CreateCampaigns()
    {
        Create.Table("campaigns")
            .WithColumn("id").AsInt32().NotNullable().PrimaryKey("pk_campaigns").Identity(PostgresGenerationType.ByDefault)
            .WithColumn("name").AsString(255, Ordinal).NotNullable()
            .WithColumn("description").AsString(Ordinal).Nullable()
            .WithColumn("platform").AsString(50, Ordinal).NotNullable()
            .WithColumn("status").AsString(50, Ordinal).NotNullable().WithDefaultValue("draft")
            .WithColumn("daily_budget").AsInt32().Nullable()
            .WithColumn("job_opening_id").AsString(50, Ordinal).Nullable().ForeignKey("fk_campaigns_job_opening_id", "job_openings", "job_id")
            .WithColumn("target_segment_ids").AsCustom(Json).Nullable()
            .WithColumn("primary_text").AsString(200, Ordinal).Nullable()
            .WithColumn("headline").AsString(40, Ordinal).Nullable()
            .WithColumn("link_description").AsString(50, Ordinal).Nullable()
            .WithColumn("creative_image_filename").AsString(255, Ordinal).Nullable()
            .WithColumn("external_ids").AsCustom(Json).Nullable()
            .WithColumn("created_at").AsDateTime().Nullable()
            .WithColumn("updated_at").AsDateTime().Nullable();
        Create.Index("ix_campaigns_platform").OnTable("campaigns").OnColumn("platform");
        Create.Index("ix_campaigns_status").OnTable("campaigns").OnColumn("status");
        Create.Index("ix_campaigns_job_opening_id").OnTable("campaigns").OnColumn("job_opening_id");
    }

    private void CreateMetaCampaigns()
    {
        Create.Table("meta_campaigns")
            .WithColumn("id").AsString(Ordinal).NotNullable().PrimaryKey("pk_meta_campaigns")
            .WithColumn("name").AsString(Ordinal).Nullable()
            .WithColumn("status").AsString(Ordinal).Nullable()
            .WithColumn("objective").AsString(Ordinal).Nullable()
            .WithColumn("effective_status").AsString(Ordinal).Nullable()
            .WithColumn("created_time").AsDateTime().Nullable()
            .WithColumn("start_time").AsDateTime().Nullable()
            .WithColumn("stop_time").AsDateTime().Nullable()
            .WithColumn("daily_budget").AsString(Ordinal).Nullable()
            .WithColumn("lifetime_budget").AsString(Ordinal).Nullable()
            .WithColumn("budget_remaining").AsString(Ordinal).Nullable()
            .WithColumn("account_id").AsString(Ordinal).NotNullable()
            .WithColumn("last_updated").AsDateTime().Nullable();
    }

    private void CreateMetaAdSets()
    {
        Create.Table("meta_ad_sets")
            .WithColumn("id").AsString(Ordinal).NotNullable().PrimaryKey("pk_meta_ad_sets")
            .WithColumn("name").AsString(Ordinal).Nullable()
            .WithColumn("status").AsString(Ordinal).Nullable()
            .WithColumn("effective_status").AsString(Ordinal).Nullable()
            .WithColumn("daily_budget").AsString(Ordinal).Nullable()
            .WithColumn("lifetime_budget").AsString(Ordinal).Nullable()
            .WithColumn("budget_remaining").AsString(Ordinal).Nullable()
            .WithColumn("optimization_goal").AsString(Ordinal).Nullable()
            .WithColumn("billing_event").AsString(Ordinal).Nullable()
            .WithColumn("bid_amount").AsString(Ordinal).Nullable()
            .WithColumn("created_time").AsDateTime().Nullable()
            .WithColumn("start_time").AsDateTime().Nullable()
            .WithColumn("end_time").AsDateTime().Nullable()
            .WithColumn("campaign_id").AsString(Ordinal).NotNullable().ForeignKey("fk_meta_ad_sets_campaign_id", "meta_campaigns", "id")
            .WithColumn("last_updated").AsDateTime().Nullable();
        Create.Index("ix_meta_ad_sets_campaign_id").OnTable("meta_ad_sets").OnColumn("campaign_id");
    }

    private void CreateMetaAds()
    {
        Create.Table("meta_ads")
            .WithColumn("id").AsString(Ordinal).NotNullable().PrimaryKey("pk_meta_ads")
            .WithColumn("name").AsString(Ordinal).Nullable()
            .WithColumn("status").AsString(Ordinal).Nullable()
            .WithColumn("effective_status").AsString(Ordinal).Nullable()
            .WithColumn("created_time").AsDateTime().Nullable()
            .WithColumn("creative_id").AsString(Ordinal).Nullable()
            .WithColumn("creative_details").AsCustom(Json).Nullable()
            .WithColumn("ad_set_id").AsString(Ordinal).NotNullable().ForeignKey("fk_meta_ads_ad_set_id", "meta_ad_sets", "id")
            .WithColumn("last_updated").AsDateTime().Nullable();
        Create.Index("ix_meta_ads_ad_set_id").OnTable("meta_ads").OnColumn("ad_set_id");
    }

    private void CreateMetaInsights()
    {
        Create.Table("meta_insights")
            .WithColumn("object_id").AsString(Ordinal).NotNullable().PrimaryKey("pk_meta_insights")
            .WithColumn("level").AsString(Ordinal).NotNullable().PrimaryKey("pk_meta_insights")
            .WithColumn("date_start").AsDate().NotNullable().PrimaryKey("pk_meta_insights")
            .WithColumn("date_stop").AsDate().NotNullable()
            .WithColumn("impressions").AsInt64().Nullable()
            .WithColumn("clicks").AsInt64().Nullable()
            .WithColumn("spend").AsDecimal(18, 6).Nullable()
            .WithColumn("cpc").AsDecimal(18, 6).Nullable()
            .WithColumn("cpm").AsDecimal(18, 6).Nullable()
            .WithColumn("ctr").AsDouble().Nullable()
            .WithColumn("cpp").AsDecimal(18, 6).Nullable()
            .WithColumn("frequency").AsDouble().Nullable()
            .WithColumn("reach").AsInt64().Nullable()
            .WithColumn("unique_clicks").AsInt64().Nullable()
            .WithColumn("unique_ctr").AsDouble().Nullable()
            .WithColumn("actions").AsCustom(Json).Nullable()
            .WithColumn("action_values").AsCustom(Json).Nullable()
            .WithColumn("submit_applications").AsInt64().Nullable()
            .WithColumn("submit_applications_value").AsDecimal(18, 6).Nullable()
            .WithColumn("leads").AsInt64().Nullable()
            .WithColumn("leads_value").AsDecimal(18, 6).Nullable()
            .WithColumn("view_content").AsInt64().Nullable()
            .WithColumn("view_content_value").AsDecimal(18, 6).Nullable()
            .WithColumn("meta_campaign_id").AsString(Ordinal).Nullable().ForeignKey("fk_meta_insights_meta_campaign_id", "meta_campaigns", "id")
            .WithColumn("meta_ad_set_id").AsString(Ordinal).Nullable().ForeignKey("fk_meta_insights_meta_ad_set_id", "meta_ad_sets", "id")
            .WithColumn("meta_ad_id").AsString(Ordinal).Nullable().ForeignKey("fk_meta_insights_meta_ad_id", "meta_ads", "id")
            .WithColumn("created_at").AsDateTime().Nullable()
            .WithColumn("last_updated").AsDateTime().Nullable();
        // Room on each page for the new versions of rows, which a night writes again.
        IfDatabase(PostgreSql).Execute.Sql("ALTER TABLE meta_insights SET (fillfactor = 70)");
        IfDatabase(PostgreSql).Create.Index("ix_meta_insights_level_date_start").OnTable("meta_insights").OnColumns(RollupKey);
        IfDatabase(Sqlite)
            .Create.Index("ix_meta_insights_level_date_start")
            .OnTable("meta_insights")
            .OnColumns([.. RollupKey, .. CoveredByRollupIndex]);
        Create.Index("ix_meta_insights_date_start").OnTable("meta_insights").OnColumn("date_start");
        Create
            .Index("ix_meta_insights_long")
            .OnTable("meta_insights")
            .OnColumns("level", "date_stop")
            .WithOptions()
            .Filter("date_stop > date_start");
    }
    // csharpier-ignore-end
}
