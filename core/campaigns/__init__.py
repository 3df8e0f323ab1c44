"""Campaigns: an event, a sale or a launch, warmed up long before and followed up after."""
