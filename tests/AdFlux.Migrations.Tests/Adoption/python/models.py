"""The tables of the Python application, as its SQLAlchemy models declare them."""

from datetime import date, datetime

from sqlalchemy import JSON, Column, Date, DateTime, Float, ForeignKey, Integer, String, Table, Text, UniqueConstraint
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()

# Alembic's own table, as it creates it.
alembic_version = Table("alembic_version", Base.metadata, Column("version_num", String(32), primary_key=True))


class Segment(Base):
    __tablename__ = "segments"
    id = Column(Integer, primary_key=True)
    name = Column(String(100), nullable=False, unique=True)
    description = Column(Text)
    candidates = relationship("Candidate", back_populates="segment")


class JobOpening(Base):
    __tablename__ = "job_openings"
    job_id = Column(String(50), primary_key=True)
    title = Column(String(255), nullable=False)
    description = Column(Text)
    location = Column(String(100))
    company = Column(String(100))
    required_skills = Column(JSON)
    salary_min = Column(Integer)
    salary_max = Column(Integer)
    posted_date = Column(Date)
    status = Column(String(50), default="open", index=True)
    target_segments = Column(JSON)
    applications = relationship("Application", back_populates="job", cascade="all, delete-orphan")
    campaigns = relationship("Campaign", back_populates="job_opening")


class Candidate(Base):
    __tablename__ = "candidates"
    candidate_id = Column(String(50), primary_key=True)
    name = Column(String(100), nullable=False)
    location = Column(String(100))
    years_experience = Column(Integer)
    education_level = Column(String(50))
    skills = Column(JSON)
    primary_skill = Column(String(100))
    desired_salary = Column(Integer)
    segment_id = Column(Integer, ForeignKey("segments.id"), index=True)
    segment = relationship("Segment", back_populates="candidates")
    applications = relationship("Application", back_populates="candidate", cascade="all, delete-orphan")


class Application(Base):
    __tablename__ = "applications"
    __table_args__ = (UniqueConstraint("job_id", "candidate_id", name="uq_job_candidate_application"),)
    application_id = Column(Integer, primary_key=True)
    job_id = Column(String(50), ForeignKey("job_openings.job_id"), nullable=False)
    candidate_id = Column(String(50), ForeignKey("candidates.candidate_id"), nullable=False)
    application_date = Column(Date, default=date.today, nullable=False)
    status = Column(String(50), default="Submitted", nullable=False)
    job = relationship("JobOpening", back_populates="applications")
    candidate = relationship("Candidate", back_populates="applications")


class Campaign(Base):
    __tablename__ = "campaigns"
    id = Column(Integer, primary_key=True)
    name = Column(String(255), nullable=False)
    description = Column(Text)
    platform = Column(String(50), nullable=False, index=True)
    status = Column(String(50), default="draft", nullable=False, index=True)
    daily_budget = Column(Integer)
    job_opening_id = Column(String(50), ForeignKey("job_openings.job_id"))
    target_segment_ids = Column(JSON)
    primary_text = Column(String(200))
    headline = Column(String(40))
    link_description = Column(String(50))
    creative_image_filename = Column(String(255))
    external_campaign_id = Column(String(100))
    external_ids = Column(JSON)
    created_at = Column(DateTime, default=datetime.utcnow)
    updated_at = Column(DateTime, default=datetime.utcnow, onupdate=datetime.utcnow)
    job_opening = relationship("JobOpening", back_populates="campaigns")


class MetaCampaign(Base):
    __tablename__ = "meta_campaigns"
    id = Column(String, primary_key=True)
    name = Column(String)
    status = Column(String)
    objective = Column(String)
    effective_status = Column(String)
    created_time = Column(DateTime)
    start_time = Column(DateTime)
    stop_time = Column(DateTime)
    daily_budget = Column(String)
    lifetime_budget = Column(String)
    budget_remaining = Column(String)
    account_id = Column(String, nullable=False)
    last_updated = Column(DateTime, default=datetime.utcnow)
    ad_sets = relationship("MetaAdSet", back_populates="campaign")


class MetaAdSet(Base):
    __tablename__ = "meta_ad_sets"
    id = Column(String, primary_key=True)
    name = Column(String)
    status = Column(String)
    effective_status = Column(String)
    daily_budget = Column(String)
    lifetime_budget = Column(String)
    budget_remaining = Column(String)
    optimization_goal = Column(String)
    billing_event = Column(String)
    bid_amount = Column(String)
    targeting = Column(JSON)
    created_time = Column(DateTime)
    start_time = Column(DateTime)
    end_time = Column(DateTime)
    campaign_id = Column(String, ForeignKey("meta_campaigns.id"), nullable=False)
    last_updated = Column(DateTime, default=datetime.utcnow)
    campaign = relationship("MetaCampaign", back_populates="ad_sets")
    ads = relationship("MetaAd", back_populates="ad_set")


class MetaAd(Base):
    __tablename__ = "meta_ads"
    id = Column(String, primary_key=True)
    name = Column(String)
    status = Column(String)
    effective_status = Column(String)
    created_time = Column(DateTime)
    creative_id = Column(String)
    creative_details = Column(JSON)
    preview_url = Column(Text)
    ad_set_id = Column(String, ForeignKey("meta_ad_sets.id"), nullable=False)
    last_updated = Column(DateTime, default=datetime.utcnow)
    ad_set = relationship("MetaAdSet", back_populates="ads")


class MetaInsight(Base):
    __tablename__ = "meta_insights"
    object_id = Column(String, primary_key=True, index=True)
    level = Column(String, primary_key=True, index=True)
    date_start = Column(Date, primary_key=True, index=True)
    date_stop = Column(Date, nullable=False)
    impressions = Column(Integer)
    clicks = Column(Integer)
    spend = Column(Float)
    cpc = Column(Float)
    cpm = Column(Float)
    ctr = Column(Float)
    cpp = Column(Float)
    frequency = Column(Float)
    reach = Column(Integer)
    unique_clicks = Column(Integer)
    unique_ctr = Column(Float)
    actions = Column(JSON)
    action_values = Column(JSON)
    submit_applications = Column(Integer)
    submit_applications_value = Column(Float)
    leads = Column(Integer)
    leads_value = Column(Float)
    view_content = Column(Integer)
    view_content_value = Column(Float)
    meta_campaign_id = Column(String, ForeignKey("meta_campaigns.id"))
    meta_ad_set_id = Column(String, ForeignKey("meta_ad_sets.id"))
    meta_ad_id = Column(String, ForeignKey("meta_ads.id"))
    created_at = Column(DateTime, default=datetime.utcnow)
    last_updated = Column(DateTime, default=datetime.utcnow, onupdate=datetime.utcnow)


class SavedReport(Base):
    """A table that the application has beside those of AdFlux."""

    __tablename__ = "saved_reports"
    id = Column(Integer, primary_key=True)
    title = Column(String(80), nullable=False)
    campaign_id = Column(Integer, ForeignKey("campaigns.id"))
    settings = Column(JSON)


MODELS = [Segment, JobOpening, Candidate, Application, Campaign, MetaCampaign, MetaAdSet, MetaAd, MetaInsight, SavedReport]
