"""Orders: what shop systems and payment services exported, and the purchases that follow."""
