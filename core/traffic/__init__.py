"""What exports count: views, likes, clicks and visits by network, posts, survey answers."""
