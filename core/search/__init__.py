"""What customers type into Google before they find the business."""
