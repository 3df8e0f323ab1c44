"""The page Prospects: people and sites who could send customers."""
