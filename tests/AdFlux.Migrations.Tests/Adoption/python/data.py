"""Rows of the Python application, the same in every run, with what such databases hold beside the expected."""

import random
from datetime import date, datetime, timedelta

from sqlalchemy import text

from models import (
    Application,
    Campaign,
    Candidate,
    JobOpening,
    MetaAd,
    MetaAdSet,
    MetaCampaign,
    MetaInsight,
    SavedReport,
    Segment,
    alembic_version,
)

DAYS = 4
UNICODE = "Schweißer für Köln 🛠️ 日本語 \"quoted\" \\ 'single' zero\u200bwidth"


def fill(session):
    random.seed(20260101)
    session.execute(alembic_version.insert().values(version_num="a1b2c3d4e5f6"))
    add_people(session)
    add_campaigns(session)
    add_meta(session)
    session.commit()
    change_in_sql(session)
    session.commit()


def add_people(session):
    segments = [
        Segment(name="Welders", description="Weld"),
        Segment(name="welders"),
        Segment(name="Deleted"),
        Segment(name="Deleted too"),
        Segment(name="Élèves", description=UNICODE),
    ]
    session.add_all(segments)
    session.flush()
    session.delete(segments[2])
    session.delete(segments[3])
    session.add_all(
        [
            # Left out, a JSON column is SQL NULL; set to None, it is the JSON null.
            JobOpening(job_id="JOB-0001", title="Welder"),
            JobOpening(job_id="JOB-0002", title=UNICODE, required_skills=None, target_segments=None, status="Open"),
            JobOpening(
                job_id="JOB-0003",
                title="T" * 255,
                description="Long. " * 4000,
                location="Köln",
                company="O'Neill & Söhne",
                required_skills=["Welding", "日本語", "C++", ""],
                salary_min=30000,
                salary_max=2147483647,
                posted_date=date(2025, 2, 28),
                status="closed",
                target_segments=[],
            ),
            JobOpening(job_id="job-0003", title="lower case", target_segments=[1, 5], required_skills=[], status=None),
        ]
    )
    session.flush()
    skills = ["Welding", "Python", "Pflege", "Staplerschein"]
    for number in range(1, 41):
        session.add(
            Candidate(
                candidate_id=f"CAND-{number:05}",
                name=f"Candidate {number}",
                location=random.choice(["Köln", "Bonn", "", None]),
                years_experience=random.choice([0, 3, 40, None]),
                education_level=random.choice(["Bachelor's", "High School", None]),
                skills=random.choice([["Welding"], [], skills, None]),
                primary_skill=random.choice(skills),
                desired_salary=random.choice([None, 52000]),
                segment_id=random.choice([1, 2, 5, None]),
            )
        )
    session.flush()
    for number in range(1, 41):
        session.add(
            Application(
                job_id=f"JOB-000{1 + number % 3}",
                candidate_id=f"CAND-{number:05}",
                application_date=date(2025, 3, 1) + timedelta(days=number),
                status=random.choice(["Submitted", "Under Review", "Rejected", "Hired", "on hold"]),
            )
        )


def add_campaigns(session):
    session.add_all(
        [
            Campaign(
                name="Welders in Köln",
                platform="meta",
                status="active",
                daily_budget=500,
                job_opening_id="JOB-0001",
                target_segment_ids=[1, 2],
                headline="H" * 40,
                primary_text="P" * 200,
                external_campaign_id="120210000000000001",
                external_ids={"meta_campaign_id": "120210000000000001", "z": 1, "legacy": {"b": [1.0, 1e-7, 1e22], "a": None}},
                created_at=datetime(2025, 1, 2, 3, 4, 5, 678901),
                updated_at=datetime(2025, 1, 2, 3, 4, 5),
            ),
            Campaign(
                name=UNICODE,
                platform="google",
                external_ids=None,
                created_at=datetime(2024, 2, 29, 23, 59, 59, 999999),
                updated_at=datetime(2025, 6, 2),
            ),
            Campaign(name="Draft", platform="tiktok", status="ARCHIVED", created_at=datetime(2025, 6, 1), updated_at=datetime(2025, 6, 1)),
        ]
    )
    session.flush()
    session.add(SavedReport(title="Spend", campaign_id=1, settings={"b": 1, "a": [None, True]}))
    session.add(SavedReport(title="Nothing", settings=None))


def add_meta(session):
    session.add(
        MetaCampaign(
            id="120210000000000001",
            name=UNICODE,
            status="ACTIVE",
            objective="OUTCOME_LEADS",
            effective_status="ACTIVE",
            created_time=datetime(2025, 1, 1, 8),
            start_time=datetime(2025, 1, 1, 8, 0, 0, 1),
            daily_budget="5000",
            account_id="act_123456789",
            last_updated=datetime(2025, 5, 1, 12, 30),
        )
    )
    session.add(MetaCampaign(id="120210000000000002", account_id="act_123456789", last_updated=datetime(2025, 6, 3)))
    session.flush()
    for number in range(1, 4):
        session.add(
            MetaAdSet(
                id=f"12021000000000010{number}",
                name=f"Ad set {number}",
                status="PAUSED",
                optimization_goal="LEAD_GENERATION",
                billing_event="IMPRESSIONS",
                bid_amount="150",
                targeting={"geo_locations": {"countries": ["DE"]}, "age_min": 18},
                campaign_id="120210000000000001",
                last_updated=datetime(2025, 5, 1, 12, 30, 0, 500000),
            )
        )
    session.flush()
    for number in range(1, 7):
        session.add(
            MetaAd(
                id=f"12021000000000020{number}",
                name=f"Ad {number}",
                creative_id="9007199254740993",
                creative_details=random.choice([{"title": "Apply", "body": UNICODE, "asset": {"w": 1200, "h": 628.5}}, {}, None]),
                preview_url="https://fb.me/" + str(number),
                ad_set_id=f"12021000000000010{1 + number % 3}",
                last_updated=datetime(2025, 5, 1, 12, 30),
            )
        )
    session.flush()
    for day in range(DAYS):
        first = date(2025, 4, 1) + timedelta(days=day)
        for number in range(1, 7):
            session.add(insight(first, f"12021000000000020{number}", "ad", number))
        for number in range(1, 4):
            session.add(insight(first, f"12021000000000010{number}", "adset", number))
        session.add(insight(first, "120210000000000001", "campaign", 1))
        session.add(insight(first, "act_123456789", "account", 1))
    session.add(
        MetaInsight(
            object_id="120210000000000002",
            level="campaign",
            date_start=date(2025, 1, 1),
            date_stop=date(2025, 1, 31),
            impressions=2147483647,
            spend=123456789.123456,
            cpc=0.000001,
            cpm=-0.01,
            ctr=0.1 + 0.2,
            frequency=1e-7,
            actions=[],
            action_values=None,
            meta_campaign_id="120210000000000002",
            created_at=datetime(2025, 2, 1),
            last_updated=datetime(2025, 2, 1),
        )
    )


def insight(first, object_id, level, number):
    impressions, clicks = random.randint(1, 90000), random.randint(0, 900)
    spend = round(random.uniform(0, 900), 2)
    row = MetaInsight(
        object_id=object_id,
        level=level,
        date_start=first,
        date_stop=first,
        impressions=impressions,
        clicks=clicks,
        spend=random.choice([14.35, 0.1, 0.3, 1.1, 70.07, 1e2, 0.0, spend]),
        cpc=round(spend / clicks, 6) if clicks else None,
        cpm=round(spend / impressions * 1000, 6),
        ctr=clicks / impressions * 100,
        reach=random.choice([None, impressions]),
        frequency=impressions / (impressions * 0.7),
        created_at=datetime(2025, 5, 1, 4, 0, 0, random.choice([0, 1, 123000, 999999])),
        last_updated=datetime(2025, 5, 2, 4, 0, number),
    )
    if level != "account":
        row.meta_campaign_id = "120210000000000001"
    if level in ("adset", "ad"):
        row.meta_ad_set_id = f"12021000000000010{1 + number % 3}" if level == "ad" else object_id
    if level == "ad":
        row.meta_ad_id = object_id
    kind = number % 3
    if kind == 0:
        # What the application does with an answer that has no actions: the JSON null.
        row.actions, row.action_values = None, None
    elif kind == 1:
        row.actions = [
            {"action_type": "link_click", "value": str(clicks), "7d_click": str(clicks), "28d_click": str(clicks)},
            {"value": "2", "action_type": "offsite_conversion.fb_pixel_lead", "größe": "ü"},
        ]
        row.action_values = [{"action_type": "offsite_conversion.fb_pixel_lead", "value": "14.350"}]
        row.leads, row.leads_value = 2, 14.35
    return row


def change_in_sql(session):
    """Times as SQLite's own CURRENT_TIMESTAMP writes them, which are the same instants to PostgreSQL, and times that are missing."""
    session.execute(text("UPDATE meta_ad_sets SET last_updated = '2025-05-03 01:02:03' WHERE id = '120210000000000102'"))
    session.execute(text("UPDATE meta_insights SET created_at = '2025-05-03 01:02:03' WHERE level = 'account'"))
    session.execute(text("UPDATE meta_campaigns SET last_updated = NULL WHERE name IS NULL"))
    session.execute(text("UPDATE campaigns SET created_at = NULL WHERE name = 'Draft'"))
