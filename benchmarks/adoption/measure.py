#!/usr/bin/env python3
"""Measures the adoption of a database of the Python application with many insights, and on PostgreSQL how long others wait.

    dotnet build src/AdFlux.Migrations.Tool --configuration Release
    /usr/bin/python3 benchmarks/adoption/measure.py sqlite:////tmp/adoption.db "Data Source=/tmp/adoption.db"
    /usr/bin/python3 benchmarks/adoption/measure.py postgresql+psycopg2://user:password@host/database "Host=host;Database=database;..."

The database must be empty. Needs python3-sqlalchemy, and python3-psycopg2 for PostgreSQL.
"""

import argparse
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

from sqlalchemy import create_engine, text

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/AdFlux.Migrations.Tests/Adoption/python"))
sys.dont_write_bytecode = True

from models import Base  # noqa: E402

TOOL = ROOT / "src/AdFlux.Migrations.Tool/bin/Release/net10.0/adflux-migrate.dll"
DAYS = 1000

SERIES = {
    "postgresql": "SELECT n FROM generate_series(0, {last}) AS s (n)",
    "sqlite": "WITH RECURSIVE s (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM s WHERE n < {last}) SELECT n FROM s",
}

PARENTS = [
    "INSERT INTO meta_campaigns (id, account_id, name) SELECT CAST(n AS varchar), 'act_1', 'Campaign' FROM ({series}) AS t WHERE n < 10",
    "INSERT INTO meta_ad_sets (id, campaign_id, targeting) SELECT CAST(100 + n AS varchar), CAST(n % 10 AS varchar), {json}'{{}}' FROM ({series}) AS t WHERE n < 100",
    "INSERT INTO meta_ads (id, ad_set_id) SELECT CAST(1000 + n AS varchar), CAST(100 + n % 100 AS varchar) FROM ({series}) AS t WHERE n < {ads}",
]

INSIGHTS = """
INSERT INTO meta_insights (object_id, level, date_start, date_stop, impressions, clicks, spend, cpc, cpm, ctr, frequency, reach, actions,
    action_values, leads, leads_value, meta_campaign_id, meta_ad_set_id, meta_ad_id, created_at, last_updated)
SELECT CAST(1000 + n / {days} AS varchar), 'ad', {day}, {day}, 500 + n % 9000, n % 90, (n % 90000) / {hundred}, 0.25, 1.5, (n % 700) / {ratio}, 1.1, 450 + n % 9000,
    CASE WHEN n % 10 = 0 THEN {json}'null' ELSE {json}('[{{"action_type": "link_click", "value": "' || (n % 90) || '", "7d_click": "' || (n % 90) || '"}}, '
        || '{{"action_type": "offsite_conversion.fb_pixel_lead", "value": "2"}}]') END,
    NULL, 2, 14.35, CAST(n % 10 AS varchar), CAST(100 + (n / {days}) % 100 AS varchar), CAST(1000 + n / {days} AS varchar),
    '2025-05-01 04:00:00.000001', '2025-05-02 04:00:00.123456'
FROM ({series}) AS t
"""

DIALECTS = {
    "postgresql": {"day": "DATE '2023-01-01' + CAST(n % {days} AS integer)", "json": "json", "hundred": "100::float8", "ratio": "700::float8"},
    "sqlite": {"day": "date('2023-01-01', (n % {days}) || ' days')", "json": "", "hundred": "100.0", "ratio": "700.0"},
}


def fill(engine, rows):
    Base.metadata.create_all(engine)
    name = engine.dialect.name
    words = {key: value.replace("{days}", str(DAYS)) for key, value in DIALECTS[name].items()}
    words["days"] = DAYS
    with engine.begin() as connection:
        for statement in PARENTS:
            series = SERIES[name].format(last=max(100, rows // DAYS) - 1)
            run(connection, statement.format(series=series, ads=rows // DAYS, **words))
        run(connection, INSIGHTS.format(series=SERIES[name].format(last=rows - 1), **words))
    if name == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM ANALYZE"))
            print("size before:", connection.execute(text("SELECT pg_size_pretty(pg_total_relation_size('meta_insights'))")).scalar())


def run(connection, statement):
    """Past SQLAlchemy, to which a percent sign begins a parameter."""
    connection.connection.cursor().execute(statement)


class Client(threading.Thread):
    """Runs one statement over and over, and keeps the longest time that it took."""

    def __init__(self, engine, statement):
        super().__init__(daemon=True)
        self.engine, self.statement, self.longest, self.runs, self.ends = engine, statement, 0.0, 0, threading.Event()

    def run(self):
        with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            while not self.ends.is_set():
                started = time.monotonic()
                connection.execute(text(self.statement)).close()
                self.longest = max(self.longest, time.monotonic() - started)
                self.runs += 1
                self.ends.wait(0.01)


def run_tool(provider, connection, *arguments):
    started = time.monotonic()
    result = subprocess.run(
        ["dotnet", str(TOOL), "adopt", "--provider", provider, *arguments],
        env={**os.environ, "ADFLUX_CONNECTION_STRING": connection},
        stdout=subprocess.PIPE,
        text=True,
    )
    if result.returncode:
        sys.exit(result.stdout)
    print(f"adopt {' '.join(arguments)}: {time.monotonic() - started:.1f} s;", result.stdout.strip().splitlines()[-1])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("url")
    parser.add_argument("connection")
    parser.add_argument("--rows", type=int, default=1_000_000)
    arguments = parser.parse_args()
    engine = create_engine(arguments.url)
    started = time.monotonic()
    fill(engine, arguments.rows)
    print(f"filled with {arguments.rows} insights in {time.monotonic() - started:.1f} s")
    run_tool(engine.dialect.name, arguments.connection)
    key = "object_id = '1000' AND level = 'ad' AND date_start = '2023-01-01'"
    clients = {}
    if engine.dialect.name == "postgresql":
        clients = {
            "reader": Client(engine, f"SELECT spend FROM meta_insights WHERE {key}"),
            "writer": Client(engine, f"UPDATE meta_insights SET clicks = 1 WHERE {key}"),
        }
    for client in clients.values():
        client.start()
    run_tool(engine.dialect.name, arguments.connection, "--apply")
    for name, client in clients.items():
        client.ends.set()
        client.join()
        print(f"{name}: waited at most {client.longest:.1f} s, {client.runs} statements")
    if clients:
        with engine.connect() as connection:
            print("size after:", connection.execute(text("SELECT pg_size_pretty(pg_total_relation_size('meta_insights'))")).scalar())


if __name__ == "__main__":
    main()
