"""The screens of Regulars: everything that needs Qt."""
