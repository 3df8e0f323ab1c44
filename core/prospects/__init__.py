"""Prospects: people and sites who could send customers, and what was given to and asked of them."""
