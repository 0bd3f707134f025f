using AdFlux.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AdFlux.Migrations.Migrations;

/// <summary>The nine tables of AdFlux, parents before children.</summary>
[DbContext(typeof(AdFluxDbContext))]
[Migration("20260101000000_Initial")]
internal sealed class Initial : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var types = ColumnTypes.For(ActiveProvider);
        CreateSegments(migrationBuilder, types);
        CreateJobOpenings(migrationBuilder, types);
        CreateCandidates(migrationBuilder, types);
        CreateApplications(migrationBuilder, types);
        CreateCampaigns(migrationBuilder, types);
        CreateMetaCampaigns(migrationBuilder, types);
        CreateMetaAdSets(migrationBuilder, types);
        CreateMetaAds(migrationBuilder, types);
        CreateMetaInsights(migrationBuilder, types);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("meta_insights");
        migrationBuilder.DropTable("meta_ads");
        migrationBuilder.DropTable("meta_ad_sets");
        migrationBuilder.DropTable("meta_campaigns");
        migrationBuilder.DropTable("campaigns");
        migrationBuilder.DropTable("applications");
        migrationBuilder.DropTable("candidates");
        migrationBuilder.DropTable("job_openings");
        migrationBuilder.DropTable("segments");
    }

    private static void CreateSegments(MigrationBuilder builder, ColumnTypes types) =>
        builder.CreateTable(
            "segments",
            table => new
            {
                id = types.GeneratedKey(table),
                name = types.Varchar(table, 100, nullable: false),
                description = types.Text(table),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_segments", row => row.id);
                table.UniqueConstraint("uq_segments_name", row => row.name);
            }
        );

    private static void CreateJobOpenings(MigrationBuilder builder, ColumnTypes types)
    {
        builder.CreateTable(
            "job_openings",
            table => new
            {
                job_id = types.Varchar(table, 50, nullable: false),
                title = types.Varchar(table, 255, nullable: false),
                description = types.Text(table),
                location = types.Varchar(table, 100),
                company = types.Varchar(table, 100),
                required_skills = types.Json(table),
                salary_min = types.Integer(table),
                salary_max = types.Integer(table),
                posted_date = types.Day(table),
                status = types.Varchar(table, 50, defaultValue: "open"),
                target_segments = types.Json(table),
            },
            constraints: table => table.PrimaryKey("pk_job_openings", row => row.job_id)
        );
        builder.CreateIndex("ix_job_openings_status", "job_openings", "status");
    }

    private static void CreateCandidates(MigrationBuilder builder, ColumnTypes types)
    {
        builder.CreateTable(
            "candidates",
            table => new
            {
                candidate_id = types.Varchar(table, 50, nullable: false),
                name = types.Varchar(table, 100, nullable: false),
                location = types.Varchar(table, 100),
                years_experience = types.Integer(table),
                education_level = types.Varchar(table, 50),
                skills = types.Json(table),
                primary_skill = types.Varchar(table, 100),
                desired_salary = types.Integer(table),
                segment_id = types.Integer(table),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_candidates", row => row.candidate_id);
                table.ForeignKey("fk_candidates_segment_id", row => row.segment_id, "segments", "id", onDelete: ReferentialAction.NoAction);
            }
        );
        builder.CreateIndex("ix_candidates_segment_id", "candidates", "segment_id");
    }

    private static void CreateApplications(MigrationBuilder builder, ColumnTypes types)
    {
        builder.CreateTable(
            "applications",
            table => new
            {
                application_id = types.GeneratedKey(table),
                job_id = types.Varchar(table, 50, nullable: false),
                candidate_id = types.Varchar(table, 50, nullable: false),
                application_date = types.Today(table),
                status = types.Varchar(table, 50, nullable: false, defaultValue: "Submitted"),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_applications", row => row.application_id);
                table.UniqueConstraint("uq_job_candidate_application", row => new { row.job_id, row.candidate_id });
                table.ForeignKey(
                    "fk_applications_job_id",
                    row => row.job_id,
                    "job_openings",
                    "job_id",
                    onDelete: ReferentialAction.Cascade
                );
                table.ForeignKey(
                    "fk_applications_candidate_id",
                    row => row.candidate_id,
                    "candidates",
                    "candidate_id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        builder.CreateIndex("ix_applications_candidate_id", "applications", "candidate_id");
    }

    private static void CreateCampaigns(MigrationBuilder builder, ColumnTypes types)
    {
        builder.CreateTable(
            "campaigns",
            table => new
            {
                id = types.GeneratedKey(table),
                name = types.Varchar(table, 255, nullable: false),
                description = types.Text(table),
                platform = types.Varchar(table, 50, nullable: false),
                status = types.Varchar(table, 50, nullable: false, defaultValue: "draft"),
                daily_budget = types.Integer(table),
                job_opening_id = types.Varchar(table, 50),
                target_segment_ids = types.Json(table),
                primary_text = types.Varchar(table, 200),
                headline = types.Varchar(table, 40),
                link_description = types.Varchar(table, 50),
                creative_image_filename = types.Varchar(table, 255),
                external_ids = types.Json(table),
                created_at = types.Instant(table),
                updated_at = types.Instant(table),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_campaigns", row => row.id);
                table.ForeignKey(
                    "fk_campaigns_job_opening_id",
                    row => row.job_opening_id,
                    "job_openings",
                    "job_id",
                    onDelete: ReferentialAction.NoAction
                );
            }
        );
        builder.CreateIndex("ix_campaigns_platform", "campaigns", "platform");
        builder.CreateIndex("ix_campaigns_status", "campaigns", "status");
        builder.CreateIndex("ix_campaigns_job_opening_id", "campaigns", "job_opening_id");
    }

    private static void CreateMetaCampaigns(MigrationBuilder builder, ColumnTypes types) =>
        builder.CreateTable(
            "meta_campaigns",
            table => new
            {
                id = types.Text(table, nullable: false),
                name = types.Text(table),
                status = types.Text(table),
                objective = types.Text(table),
                effective_status = types.Text(table),
                created_time = types.Instant(table),
                start_time = types.Instant(table),
                stop_time = types.Instant(table),
                daily_budget = types.Text(table),
                lifetime_budget = types.Text(table),
                budget_remaining = types.Text(table),
                account_id = types.Text(table, nullable: false),
                last_updated = types.Instant(table),
            },
            constraints: table => table.PrimaryKey("pk_meta_campaigns", row => row.id)
        );

    private static void CreateMetaAdSets(MigrationBuilder builder, ColumnTypes types)
    {
        builder.CreateTable(
            "meta_ad_sets",
            table => new
            {
                id = types.Text(table, nullable: false),
                name = types.Text(table),
                status = types.Text(table),
                effective_status = types.Text(table),
                daily_budget = types.Text(table),
                lifetime_budget = types.Text(table),
                budget_remaining = types.Text(table),
                optimization_goal = types.Text(table),
                billing_event = types.Text(table),
                bid_amount = types.Text(table),
                created_time = types.Instant(table),
                start_time = types.Instant(table),
                end_time = types.Instant(table),
                campaign_id = types.Text(table, nullable: false),
                last_updated = types.Instant(table),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_meta_ad_sets", row => row.id);
                table.ForeignKey(
                    "fk_meta_ad_sets_campaign_id",
                    row => row.campaign_id,
                    "meta_campaigns",
                    "id",
                    onDelete: ReferentialAction.NoAction
                );
            }
        );
        builder.CreateIndex("ix_meta_ad_sets_campaign_id", "meta_ad_sets", "campaign_id");
    }

    private static void CreateMetaAds(MigrationBuilder builder, ColumnTypes types)
    {
        builder.CreateTable(
            "meta_ads",
            table => new
            {
                id = types.Text(table, nullable: false),
                name = types.Text(table),
                status = types.Text(table),
                effective_status = types.Text(table),
                created_time = types.Instant(table),
                creative_id = types.Text(table),
                creative_details = types.Json(table),
                ad_set_id = types.Text(table, nullable: false),
                last_updated = types.Instant(table),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_meta_ads", row => row.id);
                table.ForeignKey("fk_meta_ads_ad_set_id", row => row.ad_set_id, "meta_ad_sets", "id", onDelete: ReferentialAction.NoAction);
            }
        );
        builder.CreateIndex("ix_meta_ads_ad_set_id", "meta_ads", "ad_set_id");
    }

    private static void CreateMetaInsights(MigrationBuilder builder, ColumnTypes types)
    {
        builder
            .CreateTable(
                "meta_insights",
                table => new
                {
                    object_id = types.Text(table, nullable: false),
                    level = types.Text(table, nullable: false),
                    date_start = types.Day(table, nullable: false),
                    date_stop = types.Day(table, nullable: false),
                    impressions = types.Count(table),
                    clicks = types.Count(table),
                    spend = types.Money(table),
                    cpc = types.Money(table),
                    cpm = types.Money(table),
                    ctr = types.Ratio(table),
                    cpp = types.Money(table),
                    frequency = types.Ratio(table),
                    reach = types.Count(table),
                    unique_clicks = types.Count(table),
                    unique_ctr = types.Ratio(table),
                    actions = types.Json(table),
                    action_values = types.Json(table),
                    submit_applications = types.Count(table),
                    submit_applications_value = types.Money(table),
                    leads = types.Count(table),
                    leads_value = types.Money(table),
                    view_content = types.Count(table),
                    view_content_value = types.Money(table),
                    meta_campaign_id = types.Text(table),
                    meta_ad_set_id = types.Text(table),
                    meta_ad_id = types.Text(table),
                    created_at = types.Instant(table),
                    last_updated = types.Instant(table),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "pk_meta_insights",
                        row => new
                        {
                            row.object_id,
                            row.level,
                            row.date_start,
                        }
                    );
                    table.ForeignKey(
                        "fk_meta_insights_meta_campaign_id",
                        row => row.meta_campaign_id,
                        "meta_campaigns",
                        "id",
                        onDelete: ReferentialAction.NoAction
                    );
                    table.ForeignKey(
                        "fk_meta_insights_meta_ad_set_id",
                        row => row.meta_ad_set_id,
                        "meta_ad_sets",
                        "id",
                        onDelete: ReferentialAction.NoAction
                    );
                    table.ForeignKey(
                        "fk_meta_insights_meta_ad_id",
                        row => row.meta_ad_id,
                        "meta_ads",
                        "id",
                        onDelete: ReferentialAction.NoAction
                    );
                }
            )
            .Annotation("Npgsql:StorageParameter:fillfactor", 70);
        builder.CreateIndex(
            "ix_meta_insights_level_date_start",
            "meta_insights",
            ["level", "date_start", "object_id", .. types.CoveredByRollupIndex]
        );
        builder.CreateIndex("ix_meta_insights_date_start", "meta_insights", "date_start");
        builder.CreateIndex("ix_meta_insights_long", "meta_insights", ["level", "date_stop"], filter: "date_stop > date_start");
    }
}
