"""The plan on paper: what each sheet says, and how it is set."""
