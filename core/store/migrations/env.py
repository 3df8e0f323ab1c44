"""How Alembic runs here: on the store's connection; its table is gone again when it is done."""

from __future__ import annotations

from alembic import context

connection = context.config.attributes["connection"]
connection.exec_driver_sql("CREATE TABLE alembic_version (version_num TEXT NOT NULL)")
connection.exec_driver_sql(
    "INSERT INTO alembic_version SELECT ?1 WHERE ?1 IS NOT NULL",
    (context.config.attributes["version"],),
)
context.configure(connection=connection)
context.run_migrations()
connection.exec_driver_sql("DROP TABLE alembic_version")
