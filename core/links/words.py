"""What the states, kinds and origins of links are called."""

from __future__ import annotations

from core.text import tr


def state_name(state: str) -> str:
    """A state in a chip; empty is a link that nobody looked at yet."""
    return {
        "": tr("not checked yet"),
        "live": tr("live"),
        "not_found": tr("not found"),
        "now_nofollow": tr("now nofollow"),
        "redirected": tr("redirected"),
        "page_error": tr("page error"),
        "could_not_check": tr("could not check"),
    }[state]


def state_hint(state: str) -> str:
    """What a state means, in a sentence."""
    return {
        "": tr("Nobody has looked at their page yet."),
        "live": tr("Their page links to yours."),
        "not_found": tr("Their page is there, and links to you no more."),
        "now_nofollow": tr("The link is there, and tells search engines not to count it."),
        "redirected": tr("Their page moved to another address, and still links to you."),
        "page_error": tr("Their page is gone or broken."),
        "could_not_check": tr("Nobody could see the page. That says nothing about the link."),
    }[state]


def rel_name(rel: str) -> str:
    """What kind of link it is: "follow", "nofollow, ugc"; a dash where nobody knows."""
    return ", ".join(rel.split()) if rel else "–"


def rel_choice(rel: str) -> str:
    """A kind of link as people choose it."""
    return {
        "": tr("Not known"),
        "follow": tr("Follow: counts for search engines"),
        "nofollow": tr("Nofollow: does not count"),
        "sponsored": tr("Sponsored: paid for"),
        "ugc": tr("UGC: written by a visitor"),
    }.get(rel, rel_name(rel))


def how_name(how: str) -> str:
    """How a link was gained."""
    return {
        "unknown": tr("Not known"),
        "unasked": tr("They linked by themselves"),
        "asked": tr("We asked for it"),
        "guest_post": tr("Guest post"),
        "partnership": tr("Partnership"),
        "shout_out": tr("Shout-out"),
    }[how]
