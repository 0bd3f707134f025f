-- AdFlux migrations for SQLite, by version 0.1.0, on top of an empty database. Not to be run twice, and to
-- stop at the first error: sqlite3 -bail <database> < <this file>
PRAGMA journal_mode = wal;

-- 20260101000000_Initial
BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS adflux_migrations (
    "MigrationId" varchar(150) NOT NULL CONSTRAINT pk_adflux_migrations PRIMARY KEY,
    "ProductVersion" varchar(32) NOT NULL);
CREATE TABLE IF NOT EXISTS adflux_migration_log (
    sequence integer NOT NULL CONSTRAINT pk_adflux_migration_log PRIMARY KEY,
    migration_id varchar(150) NOT NULL,
    outcome varchar(20) NOT NULL,
    provider varchar(20) NOT NULL,
    checksum varchar(64) NOT NULL,
    duration_ms bigint NOT NULL,
    tool_version varchar(32) NOT NULL,
    recorded_at timestamp NOT NULL,
    message text NULL);
INSERT INTO adflux_migrations VALUES ('20260101000000_Initial', '0.1.0');
CREATE TABLE "segments" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_segments" PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "description" TEXT NULL,
    CONSTRAINT "uq_segments_name" UNIQUE ("name")
);
CREATE TABLE "job_openings" (
    "job_id" TEXT NOT NULL CONSTRAINT "pk_job_openings" PRIMARY KEY,
    "title" TEXT NOT NULL,
    "description" TEXT NULL,
    "location" TEXT NULL,
    "company" TEXT NULL,
    "required_skills" TEXT NULL,
    "salary_min" INTEGER NULL,
    "salary_max" INTEGER NULL,
    "posted_date" TEXT NULL,
    "status" TEXT NULL DEFAULT 'open',
    "target_segments" TEXT NULL
);
CREATE INDEX "ix_job_openings_status" ON "job_openings" ("status");
CREATE TABLE "candidates" (
    "candidate_id" TEXT NOT NULL CONSTRAINT "pk_candidates" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "location" TEXT NULL,
    "years_experience" INTEGER NULL,
    "education_level" TEXT NULL,
    "skills" TEXT NULL,
    "primary_skill" TEXT NULL,
    "desired_salary" INTEGER NULL,
    "segment_id" INTEGER NULL,
    CONSTRAINT "fk_candidates_segment_id" FOREIGN KEY ("segment_id") REFERENCES "segments" ("id")
);
CREATE INDEX "ix_candidates_segment_id" ON "candidates" ("segment_id");
CREATE TABLE "applications" (
    "application_id" INTEGER NOT NULL CONSTRAINT "pk_applications" PRIMARY KEY AUTOINCREMENT,
    "job_id" TEXT NOT NULL,
    "candidate_id" TEXT NOT NULL,
    "application_date" TEXT NOT NULL DEFAULT (date('now')),
    "status" TEXT NOT NULL DEFAULT 'Submitted',
    CONSTRAINT "uq_job_candidate_application" UNIQUE ("job_id", "candidate_id"),
    CONSTRAINT "fk_applications_job_id" FOREIGN KEY ("job_id") REFERENCES "job_openings" ("job_id") ON DELETE CASCADE,
    CONSTRAINT "fk_applications_candidate_id" FOREIGN KEY ("candidate_id") REFERENCES "candidates" ("candidate_id") ON DELETE CASCADE
);
CREATE INDEX "ix_applications_candidate_id" ON "applications" ("candidate_id");
CREATE TABLE "campaigns" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_campaigns" PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "description" TEXT NULL,
    "platform" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "daily_budget" INTEGER NULL,
    "job_opening_id" TEXT NULL,
    "target_segment_ids" TEXT NULL,
    "primary_text" TEXT NULL,
    "headline" TEXT NULL,
    "link_description" TEXT NULL,
    "creative_image_filename" TEXT NULL,
    "external_ids" TEXT NULL,
    "created_at" TEXT NULL,
    "updated_at" TEXT NULL,
    CONSTRAINT "fk_campaigns_job_opening_id" FOREIGN KEY ("job_opening_id") REFERENCES "job_openings" ("job_id")
);
CREATE INDEX "ix_campaigns_platform" ON "campaigns" ("platform");
CREATE INDEX "ix_campaigns_status" ON "campaigns" ("status");
CREATE INDEX "ix_campaigns_job_opening_id" ON "campaigns" ("job_opening_id");
CREATE TABLE "meta_campaigns" (
    "id" TEXT NOT NULL CONSTRAINT "pk_meta_campaigns" PRIMARY KEY,
    "name" TEXT NULL,
    "status" TEXT NULL,
    "objective" TEXT NULL,
    "effective_status" TEXT NULL,
    "created_time" TEXT NULL,
    "start_time" TEXT NULL,
    "stop_time" TEXT NULL,
    "daily_budget" TEXT NULL,
    "lifetime_budget" TEXT NULL,
    "budget_remaining" TEXT NULL,
    "account_id" TEXT NOT NULL,
    "last_updated" TEXT NULL
);
CREATE TABLE "meta_ad_sets" (
    "id" TEXT NOT NULL CONSTRAINT "pk_meta_ad_sets" PRIMARY KEY,
    "name" TEXT NULL,
    "status" TEXT NULL,
    "effective_status" TEXT NULL,
    "daily_budget" TEXT NULL,
    "lifetime_budget" TEXT NULL,
    "budget_remaining" TEXT NULL,
    "optimization_goal" TEXT NULL,
    "billing_event" TEXT NULL,
    "bid_amount" TEXT NULL,
    "created_time" TEXT NULL,
    "start_time" TEXT NULL,
    "end_time" TEXT NULL,
    "campaign_id" TEXT NOT NULL,
    "last_updated" TEXT NULL,
    CONSTRAINT "fk_meta_ad_sets_campaign_id" FOREIGN KEY ("campaign_id") REFERENCES "meta_campaigns" ("id")
);
CREATE INDEX "ix_meta_ad_sets_campaign_id" ON "meta_ad_sets" ("campaign_id");
CREATE TABLE "meta_ads" (
    "id" TEXT NOT NULL CONSTRAINT "pk_meta_ads" PRIMARY KEY,
    "name" TEXT NULL,
    "status" TEXT NULL,
    "effective_status" TEXT NULL,
    "created_time" TEXT NULL,
    "creative_id" TEXT NULL,
    "creative_details" TEXT NULL,
    "ad_set_id" TEXT NOT NULL,
    "last_updated" TEXT NULL,
    CONSTRAINT "fk_meta_ads_ad_set_id" FOREIGN KEY ("ad_set_id") REFERENCES "meta_ad_sets" ("id")
);
CREATE INDEX "ix_meta_ads_ad_set_id" ON "meta_ads" ("ad_set_id");
CREATE TABLE "meta_insights" (
    "object_id" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "date_start" TEXT NOT NULL,
    "date_stop" TEXT NOT NULL,
    "impressions" INTEGER NULL,
    "clicks" INTEGER NULL,
    "spend" REAL NULL,
    "cpc" REAL NULL,
    "cpm" REAL NULL,
    "ctr" REAL NULL,
    "cpp" REAL NULL,
    "frequency" REAL NULL,
    "reach" INTEGER NULL,
    "unique_clicks" INTEGER NULL,
    "unique_ctr" REAL NULL,
    "actions" TEXT NULL,
    "action_values" TEXT NULL,
    "submit_applications" INTEGER NULL,
    "submit_applications_value" REAL NULL,
    "leads" INTEGER NULL,
    "leads_value" REAL NULL,
    "view_content" INTEGER NULL,
    "view_content_value" REAL NULL,
    "meta_campaign_id" TEXT NULL,
    "meta_ad_set_id" TEXT NULL,
    "meta_ad_id" TEXT NULL,
    "created_at" TEXT NULL,
    "last_updated" TEXT NULL,
    CONSTRAINT "pk_meta_insights" PRIMARY KEY ("object_id", "level", "date_start"),
    CONSTRAINT "fk_meta_insights_meta_campaign_id" FOREIGN KEY ("meta_campaign_id") REFERENCES "meta_campaigns" ("id"),
    CONSTRAINT "fk_meta_insights_meta_ad_set_id" FOREIGN KEY ("meta_ad_set_id") REFERENCES "meta_ad_sets" ("id"),
    CONSTRAINT "fk_meta_insights_meta_ad_id" FOREIGN KEY ("meta_ad_id") REFERENCES "meta_ads" ("id")
);
CREATE INDEX "ix_meta_insights_level_date_start" ON "meta_insights" ("level", "date_start", "object_id", "date_stop", "meta_campaign_id", "meta_ad_set_id", "impressions", "clicks", "spend", "submit_applications", "submit_applications_value", "leads", "leads_value", "view_content", "view_content_value");
CREATE INDEX "ix_meta_insights_date_start" ON "meta_insights" ("date_start");
CREATE INDEX "ix_meta_insights_long" ON "meta_insights" ("level", "date_stop") WHERE date_stop > date_start;
INSERT INTO adflux_migration_log (sequence, migration_id, outcome, provider, checksum, duration_ms, tool_version, recorded_at)
SELECT coalesce(max(sequence), 0) + 1, '20260101000000_Initial', 'applied', 'sqlite', '3d05e11304060fe8899afe25961e46dd1a9eecb59d3b83f71be42121307719d9', 0, '0.1.0', strftime('%Y-%m-%d %H:%M:%f', 'now')
FROM adflux_migration_log;
COMMIT;
