"""Attribution: which network, campaign, link or person an order came from."""
