"""Today: the week by day, people to get back to, ideas to answer, the goals."""
