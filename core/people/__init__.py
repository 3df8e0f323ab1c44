"""People: one record per human or organisation, whatever they are to the business."""
