using AdFlux.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Migrations.Operations.Builders;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

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
                id = GeneratedKey(table, types),
                name = table.Column<string>(types.Varchar(100), nullable: false, collation: types.Ordinal),
                description = table.Column<string>(types.Text, nullable: true, collation: types.Ordinal),
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
                job_id = table.Column<string>(types.Varchar(50), nullable: false, collation: types.Ordinal),
                title = table.Column<string>(types.Varchar(255), nullable: false, collation: types.Ordinal),
                description = table.Column<string>(types.Text, nullable: true, collation: types.Ordinal),
                location = table.Column<string>(types.Varchar(100), nullable: true, collation: types.Ordinal),
                company = table.Column<string>(types.Varchar(100), nullable: true, collation: types.Ordinal),
                required_skills = table.Column<string>(types.Json, nullable: true),
                salary_min = table.Column<int>(types.Integer, nullable: true),
                salary_max = table.Column<int>(types.Integer, nullable: true),
                posted_date = table.Column<DateOnly>(types.Day, nullable: true),
                status = table.Column<string>(types.Varchar(50), nullable: true, collation: types.Ordinal, defaultValue: "open"),
                target_segments = table.Column<string>(types.Json, nullable: true),
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
                candidate_id = table.Column<string>(types.Varchar(50), nullable: false, collation: types.Ordinal),
                name = table.Column<string>(types.Varchar(100), nullable: false, collation: types.Ordinal),
                location = table.Column<string>(types.Varchar(100), nullable: true, collation: types.Ordinal),
                years_experience = table.Column<int>(types.Integer, nullable: true),
                education_level = table.Column<string>(types.Varchar(50), nullable: true, collation: types.Ordinal),
                skills = table.Column<string>(types.Json, nullable: true),
                primary_skill = table.Column<string>(types.Varchar(100), nullable: true, collation: types.Ordinal),
                desired_salary = table.Column<int>(types.Integer, nullable: true),
                segment_id = table.Column<int>(types.Integer, nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_candidates", row => row.candidate_id);
                table.ForeignKey("fk_candidates_segment_id", row => row.segment_id, "segments", "id", onDelete: ReferentialAction.Restrict);
            }
        );
        builder.CreateIndex("ix_candidates_segment_id", "candidates", "segment_id");
    }

    private static void CreateApplications(MigrationBuilder builder, ColumnTypes types) =>
        builder.CreateTable(
            "applications",
            table => new
            {
                application_id = GeneratedKey(table, types),
                job_id = table.Column<string>(types.Varchar(50), nullable: false, collation: types.Ordinal),
                candidate_id = table.Column<string>(types.Varchar(50), nullable: false, collation: types.Ordinal),
                application_date = table.Column<DateOnly>(types.Day, nullable: false, defaultValueSql: types.TodaySql),
                status = table.Column<string>(types.Varchar(50), nullable: false, collation: types.Ordinal, defaultValue: "Submitted"),
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

    private static void CreateCampaigns(MigrationBuilder builder, ColumnTypes types)
    {
        builder.CreateTable(
            "campaigns",
            table => new
            {
                id = GeneratedKey(table, types),
                name = table.Column<string>(types.Varchar(255), nullable: false, collation: types.Ordinal),
                description = table.Column<string>(types.Text, nullable: true, collation: types.Ordinal),
                platform = table.Column<string>(types.Varchar(50), nullable: false, collation: types.Ordinal),
                status = table.Column<string>(types.Varchar(50), nullable: false, collation: types.Ordinal, defaultValue: "draft"),
                daily_budget = table.Column<int>(types.Integer, nullable: true),
                job_opening_id = table.Column<string>(types.Varchar(50), nullable: true, collation: types.Ordinal),
                target_segment_ids = table.Column<string>(types.Json, nullable: true),
                primary_text = table.Column<string>(types.Varchar(200), nullable: true, collation: types.Ordinal),
                headline = table.Column<string>(types.Varchar(40), nullable: true, collation: types.Ordinal),
                link_description = table.Column<string>(types.Varchar(50), nullable: true, collation: types.Ordinal),
                creative_image_filename = table.Column<string>(types.Varchar(255), nullable: true, collation: types.Ordinal),
                external_ids = table.Column<string>(types.Json, nullable: true),
                created_at = table.Column<DateTime>(types.Instant, nullable: true),
                updated_at = table.Column<DateTime>(types.Instant, nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_campaigns", row => row.id);
                table.ForeignKey(
                    "fk_campaigns_job_opening_id",
                    row => row.job_opening_id,
                    "job_openings",
                    "job_id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        builder.CreateIndex("ix_campaigns_platform", "campaigns", "platform");
        builder.CreateIndex("ix_campaigns_status", "campaigns", "status");
    }

    private static void CreateMetaCampaigns(MigrationBuilder builder, ColumnTypes types) =>
        builder.CreateTable(
            "meta_campaigns",
            table => new
            {
                id = table.Column<string>(types.Text, nullable: false, collation: types.Ordinal),
                name = table.Column<string>(types.Text, nullable: true, collation: types.Ordinal),
                status = table.Column<string>(types.Text, nullable: true, collation: types.Ordinal),
                objective = table.Column<string>(types.Text, nullable: true, collation: types.Ordinal),
                effective_status = table.Column<string>(types.Text, nullable: true, collation: types.Ordinal),
                created_time = table.Column<DateTime>(types.Instant, nullable: true),
                start_time = table.Column<DateTime>(types.Instant, nullable: true),
                stop_time = table.Column<DateTime>(types.Instant, nullable: true),
                daily_budget = table.Column<string>(types.Text, nullable: true, collation: types.Ordinal),
                lifetime_budget = table.Column<string>(types.Text, nullable: true, collation: types.Ordinal),
                budget_remaining = table.Column<string>(types.Text, nullable: true, collation: types.Ordinal),
                account_id = table.Column<string>(types.Text, nullable: false, collation: types.Ordinal),
                last_updated = table.Column<DateTime>(types.Instant, nullable: true),
            },
            constraints: table => table.PrimaryKey("pk_meta_campaigns", row => row.id)
        );

    private static void CreateMetaAdSets(MigrationBuilder builder, ColumnTypes types) =>
        builder.CreateTable(
            "meta_ad_sets",
            table => new
            {
                id = table.Column<string>(types.Text, nullable: false, collation: types.Ordinal),
                name = table.Column<string>(types.Text, nullable: true, collation: types.Ordinal),
                status = table.Column<string>(types.Text, nullable: true, collation: types.Ordinal),
                effective_status = table.Column<string>(types.Text, nullable: true, collation: types.Ordinal),
                daily_budget = table.Column<string>(types.Text, nullable: true, collation: types.Ordinal),
                lifetime_budget = table.Column<string>(types.Text, nullable: true, collation: types.Ordinal),
                budget_remaining = table.Column<string>(types.Text, nullable: true, collation: types.Ordinal),
                optimization_goal = table.Column<string>(types.Text, nullable: true, collation: types.Ordinal),
                billing_event = table.Column<string>(types.Text, nullable: true, collation: types.Ordinal),
                bid_amount = table.Column<string>(types.Text, nullable: true, collation: types.Ordinal),
                created_time = table.Column<DateTime>(types.Instant, nullable: true),
                start_time = table.Column<DateTime>(types.Instant, nullable: true),
                end_time = table.Column<DateTime>(types.Instant, nullable: true),
                campaign_id = table.Column<string>(types.Text, nullable: false, collation: types.Ordinal),
                last_updated = table.Column<DateTime>(types.Instant, nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_meta_ad_sets", row => row.id);
                table.ForeignKey(
                    "fk_meta_ad_sets_campaign_id",
                    row => row.campaign_id,
                    "meta_campaigns",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );

    private static void CreateMetaAds(MigrationBuilder builder, ColumnTypes types) =>
        builder.CreateTable(
            "meta_ads",
            table => new
            {
                id = table.Column<string>(types.Text, nullable: false, collation: types.Ordinal),
                name = table.Column<string>(types.Text, nullable: true, collation: types.Ordinal),
                status = table.Column<string>(types.Text, nullable: true, collation: types.Ordinal),
                effective_status = table.Column<string>(types.Text, nullable: true, collation: types.Ordinal),
                created_time = table.Column<DateTime>(types.Instant, nullable: true),
                creative_id = table.Column<string>(types.Text, nullable: true, collation: types.Ordinal),
                creative_details = table.Column<string>(types.Json, nullable: true),
                ad_set_id = table.Column<string>(types.Text, nullable: false, collation: types.Ordinal),
                last_updated = table.Column<DateTime>(types.Instant, nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_meta_ads", row => row.id);
                table.ForeignKey("fk_meta_ads_ad_set_id", row => row.ad_set_id, "meta_ad_sets", "id", onDelete: ReferentialAction.Restrict);
            }
        );

    private static void CreateMetaInsights(MigrationBuilder builder, ColumnTypes types)
    {
        builder.CreateTable(
            "meta_insights",
            table => new
            {
                object_id = table.Column<string>(types.Text, nullable: false, collation: types.Ordinal),
                level = table.Column<string>(types.Text, nullable: false, collation: types.Ordinal),
                date_start = table.Column<DateOnly>(types.Day, nullable: false),
                date_stop = table.Column<DateOnly>(types.Day, nullable: false),
                impressions = table.Column<long>(types.Count, nullable: true),
                clicks = table.Column<long>(types.Count, nullable: true),
                spend = table.Column<decimal>(types.Money, nullable: true),
                cpc = table.Column<decimal>(types.Money, nullable: true),
                cpm = table.Column<decimal>(types.Money, nullable: true),
                ctr = table.Column<double>(types.Ratio, nullable: true),
                cpp = table.Column<decimal>(types.Money, nullable: true),
                frequency = table.Column<double>(types.Ratio, nullable: true),
                reach = table.Column<long>(types.Count, nullable: true),
                unique_clicks = table.Column<long>(types.Count, nullable: true),
                unique_ctr = table.Column<double>(types.Ratio, nullable: true),
                actions = table.Column<string>(types.Json, nullable: true),
                action_values = table.Column<string>(types.Json, nullable: true),
                submit_applications = table.Column<long>(types.Count, nullable: true),
                submit_applications_value = table.Column<decimal>(types.Money, nullable: true),
                leads = table.Column<long>(types.Count, nullable: true),
                leads_value = table.Column<decimal>(types.Money, nullable: true),
                view_content = table.Column<long>(types.Count, nullable: true),
                view_content_value = table.Column<decimal>(types.Money, nullable: true),
                meta_campaign_id = table.Column<string>(types.Text, nullable: true, collation: types.Ordinal),
                meta_ad_set_id = table.Column<string>(types.Text, nullable: true, collation: types.Ordinal),
                meta_ad_id = table.Column<string>(types.Text, nullable: true, collation: types.Ordinal),
                created_at = table.Column<DateTime>(types.Instant, nullable: true),
                last_updated = table.Column<DateTime>(types.Instant, nullable: true),
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
                    onDelete: ReferentialAction.Restrict
                );
                table.ForeignKey(
                    "fk_meta_insights_meta_ad_set_id",
                    row => row.meta_ad_set_id,
                    "meta_ad_sets",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
                table.ForeignKey(
                    "fk_meta_insights_meta_ad_id",
                    row => row.meta_ad_id,
                    "meta_ads",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        builder.CreateIndex("ix_meta_insights_object_id", "meta_insights", "object_id");
        builder.CreateIndex("ix_meta_insights_level", "meta_insights", "level");
        builder.CreateIndex("ix_meta_insights_date_start", "meta_insights", "date_start");
    }

    /// <summary>An integer key that the database hands out; each provider heeds its own annotation.</summary>
    private static OperationBuilder<AddColumnOperation> GeneratedKey(ColumnsBuilder table, ColumnTypes types) =>
        table
            .Column<int>(types.Integer, nullable: false)
            .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn)
            .Annotation("Sqlite:Autoincrement", true);
}
