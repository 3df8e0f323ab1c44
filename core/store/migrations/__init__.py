"""Bringing older files up to date: run by Alembic, one module for each schema version."""
