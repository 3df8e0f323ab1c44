"""SQLAlchemy over the store's own connection; imported only when the first change is made."""

from __future__ import annotations

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import Connection as EngineConnection
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2 as sqlite

from core.store import history, search
from core.store.database import Connection
from core.store.schema import load_all_tables
from core.store.versions import SCHEMA_VERSION


def engine_over(connection: Connection) -> Engine:
    """An engine that works on this one connection, each transaction begun IMMEDIATE."""
    engine = create_engine(
        "sqlite://",
        module=sqlite,
        creator=lambda: connection,
        poolclass=StaticPool,
        # What people typed does not belong in an error report.
        hide_parameters=True,
    )

    @event.listens_for(engine, "begin")
    def begin(opened: EngineConnection) -> None:
        opened.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def create_tables(engine: Engine) -> None:
    """Every table, trigger, search index and log table of the newest version, in an empty file."""
    metadata = load_all_tables()
    with engine.begin() as connection:
        metadata.create_all(connection)
        for statement in [*search.ddl(metadata), *history.ddl(metadata)]:
            connection.exec_driver_sql(statement)
        # With the tables or not at all: a file without a version was never finished.
        connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
