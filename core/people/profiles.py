"""Where a handle is on the web, and the handle that an address of a profile stands for.

The forms are those that the networks' own share buttons give.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qs, quote, urlsplit

from core.errors import UserError
from core.people import addresses

PROFILES = {
    "instagram": "https://www.instagram.com/{}/",
    "facebook": "https://www.facebook.com/{}",
    "tiktok": "https://www.tiktok.com/@{}",
    "youtube": "https://www.youtube.com/@{}",
    "pinterest": "https://www.pinterest.com/{}/",
    "linkedin": "https://www.linkedin.com/{}",
    "x": "https://x.com/{}",
    "threads": "https://www.threads.net/@{}",
    "bluesky": "https://bsky.app/profile/{}",
    "reddit": "https://www.reddit.com/user/{}",
    "snapchat": "https://www.snapchat.com/add/{}",
}
"""By the key of the network: the address of a profile."""

_HOSTS = {
    "instagram.com": "instagram",
    "facebook.com": "facebook",
    "fb.com": "facebook",
    "tiktok.com": "tiktok",
    "youtube.com": "youtube",
    "pinterest.com": "pinterest",
    "pinterest.co.uk": "pinterest",
    "linkedin.com": "linkedin",
    "x.com": "x",
    "twitter.com": "x",
    "threads.net": "threads",
    "threads.com": "threads",
    "bsky.app": "bluesky",
    "reddit.com": "reddit",
    "snapchat.com": "snapchat",
}
_PREFIXES = {"bluesky": ("profile",), "reddit": ("user", "u"), "snapchat": ("add",)}
"""What stands before the handle in a path."""
_PAGES = {"p", "reel", "reels", "explore", "share", "sharer", "watch", "hashtag", "pin", "groups"}
"""First words of a path which are no profile."""
_HANDLE = re.compile(r"[^\s/?#]{1,100}")


def network_of(host: str) -> str | None:
    """The network that a host belongs to: `m.facebook.com` is Facebook."""
    return next(
        (key for end, key in _HOSTS.items() if host == end or host.endswith("." + end)), None
    )


def handle_in(text: str) -> tuple[str, str] | None:
    """The network and the handle that the address of a profile stands for; None for all else."""
    if "/" not in text:
        return None
    try:
        address = addresses.checked(text)
        network = network_of(addresses.site_of(address))
    except UserError:
        return None
    if network is None:
        return None
    split = urlsplit(address)
    words = [word for word in split.path.split("/") if word]
    if network == "facebook" and words[:1] == ["profile.php"]:
        found = parse_qs(split.query).get("id", [""])[0]
        return (network, found) if found.isdigit() else None
    if network == "linkedin":
        named = len(words) >= 2 and words[0] in ("in", "company", "school", "showcase")
        return (network, "/".join(words[:2])) if named else None
    if words[:1] and words[0] in _PREFIXES.get(network, ()):
        words = words[1:]
    if not words or words[0].lower() in _PAGES or not _HANDLE.fullmatch(words[0]):
        return None
    return network, words[0].lstrip("@")


def profile_address(network: str, handle: str) -> str | None:
    """The address of a profile, None where the network has no public ones or the name has gaps."""
    if network == "mastodon" and handle.count("@") == 1:
        name, _, server = handle.partition("@")
        return addresses.openable(f"https://{server}/@{quote(name)}")
    form = PROFILES.get(network)
    if form is None or not handle or " " in handle:
        return None
    if network == "facebook" and handle.isdigit():
        return f"https://www.facebook.com/profile.php?id={handle}"
    if network == "linkedin" and "/" not in handle:
        handle = f"in/{handle}"
    return form.format(quote(handle, safe="/@._-"))
