"""What the Python application does with its database; see --help."""

import argparse
import hashlib
import json
import sqlite3
import sys
from datetime import date, datetime
from itertools import groupby
from pathlib import Path

from sqlalchemy import create_engine, event
from sqlalchemy.orm import Session

import data
from models import MODELS, Application, Base, Campaign, Candidate, JobOpening, MetaAd, MetaInsight, SavedReport, Segment

SOURCES = ["models.py", "data.py", "application.py"]


def make(engine):
    """Creates the tables and fills them."""
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        data.fill(session)


def schema(engine):
    """Creates the tables and leaves them empty."""
    Base.metadata.create_all(engine)


def read(engine):
    """Writes every row of every model, as JSON."""
    json.dump(all_rows(engine), sys.stdout, ensure_ascii=False)


def write(engine):
    """Adds, changes and deletes rows of every kind through the models."""
    with Session(engine) as session:
        segment = Segment(name="Made after the adoption")
        job = JobOpening(job_id="JOB-0100", title="After", required_skills=["b", "a"], target_segments=None)
        candidate = Candidate(candidate_id="CAND-00100", name="After", segment=segment, skills=[])
        session.add_all([segment, job, candidate])
        session.flush()
        session.add(Application(job_id=job.job_id, candidate_id=candidate.candidate_id, application_date=date(2026, 1, 1)))
        session.add(
            Campaign(
                name="After",
                platform="meta",
                job_opening_id=job.job_id,
                external_campaign_id="1",
                external_ids={"b": 1, "a": [0.1]},
                created_at=datetime(2026, 1, 1, 1, 1, 1, 1),
                updated_at=datetime(2026, 1, 1),
            )
        )
        session.add(
            MetaInsight(
                object_id="120210000000000201",
                level="ad",
                date_start=date(2026, 1, 1),
                date_stop=date(2026, 1, 1),
                impressions=2000000000,
                spend=14.35,
                actions=[{"value": "1", "action_type": "lead"}],
                action_values=None,
                meta_ad_id="120210000000000201",
                created_at=datetime(2026, 1, 2, 3, 4, 5),
                last_updated=datetime(2026, 1, 2, 3, 4, 5, 6),
            )
        )
        session.query(MetaAd).filter_by(id="120210000000000201").one().creative_details = {"title": "After"}
        changed = session.get(MetaInsight, ("120210000000000202", "ad", date(2025, 4, 1)))
        changed.spend, changed.clicks, changed.last_updated = 0.1, 5, datetime(2026, 1, 3)
        session.get(SavedReport, 1).settings = {"after": True}
        session.delete(session.query(Candidate).filter_by(candidate_id="CAND-00002").one())
        session.commit()
        assert segment.id == 6, segment.id


def artefacts(engine):
    """Stores money as floats compute it, which no money column can hold."""
    with Session(engine) as session:
        row = session.get(MetaInsight, ("120210000000000201", "ad", date(2025, 4, 2)))
        row.cpc, row.cpm, row.last_updated = 0.1 + 0.2, 1e-7, row.last_updated
        session.commit()


def all_rows(engine):
    with Session(engine) as session:
        return {model.__tablename__: list(rows(session, model)) for model in MODELS}


def rows(session, model):
    columns = [column.name for column in model.__table__.columns]
    keys = [column.name for column in model.__table__.primary_key.columns]
    # Sorted here: databases sort text by their own rules.
    for row in sorted(session.query(model).all(), key=lambda row: [getattr(row, key) for key in keys]):
        yield {name: plain(getattr(row, name)) for name in columns}


def plain(value):
    return value.isoformat() if isinstance(value, (date, datetime)) else value


def record(engine):
    """Runs "make" and "write" on an empty database, and writes the SQL of each and the rows after it as JSON."""
    statements = []

    @event.listens_for(engine, "before_cursor_execute")
    def keep(connection, cursor, statement, parameters, context, many):
        if not statement.lstrip().upper().startswith(("SELECT", "PRAGMA", "SHOW", "ROLLBACK")):
            rows_given = parameters if many else [parameters]
            statements.extend(literal(engine, cursor, statement, row).strip() for row in rows_given)

    make(engine)
    count = len(statements)
    made = all_rows(engine)
    write(engine)
    document = {
        "source": fingerprint(),
        "make": list(in_one_order(statements[:count])),
        "made": made,
        "write": statements[count:],
        "written": all_rows(engine),
    }
    print(pretty(document))


def pretty(value):
    """JSON with one statement and one row a line."""
    if isinstance(value, dict):
        return "{\n" + ",\n".join(f"{json.dumps(name)}: {pretty(member)}" for name, member in value.items()) + "\n}"
    if isinstance(value, list):
        return "[\n" + ",\n".join(json.dumps(member, ensure_ascii=False) for member in value) + "\n]"
    return json.dumps(value)


def in_one_order(statements):
    """SQLAlchemy keeps the indexes of a table in a set."""
    for wanted, group in groupby(statements, key=lambda statement: statement.startswith("CREATE INDEX")):
        yield from sorted(group) if wanted else group


def literal(engine, cursor, statement, parameters):
    if engine.dialect.name == "postgresql":
        return cursor.mogrify(statement, parameters).decode("utf-8")
    parts = statement.split("?")
    values = [quoted(value) for value in parameters]
    assert len(parts) == len(values) + 1, statement
    return "".join(part + value for part, value in zip(parts, values + [""]))


def quoted(value):
    """The value as SQLite writes it itself; a float so that it reads back as the same one."""
    if isinstance(value, float):
        return repr(value)
    with sqlite3.connect(":memory:") as connection:
        return connection.execute("SELECT quote(?)", (value,)).fetchone()[0]


def fingerprint():
    """Tells which sources made a recording."""
    folder = Path(__file__).parent
    return hashlib.sha256(b"".join((folder / source).read_bytes() for source in SOURCES)).hexdigest()


COMMANDS = {command.__name__: command for command in (make, schema, read, write, artefacts, record)}

if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description="\n".join(f"{name}: {command.__doc__}" for name, command in COMMANDS.items()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("command", choices=COMMANDS)
    parser.add_argument("url", help="an SQLAlchemy URL, such as sqlite:///adflux.db or postgresql+psycopg2://user:password@host/database")
    arguments = parser.parse_args()
    COMMANDS[arguments.command](create_engine(arguments.url))
