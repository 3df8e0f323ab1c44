"""What the states, kinds and origins of links are called."""

from __future__ import annotations

from core.text import later_counted, tr, trn


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


def state_count(state: str, n: int) -> str:
    """How many links were found in a state: "2 page errors"."""
    one, many = {
        "live": later_counted("{n} live", "{n} live"),
        "not_found": later_counted("{n} not found", "{n} not found"),
        "now_nofollow": later_counted("{n} now nofollow", "{n} now nofollow"),
        "redirected": later_counted("{n} redirected", "{n} redirected"),
        "page_error": later_counted("{n} page error", "{n} page errors"),
        "could_not_check": later_counted("{n} could not be checked", "{n} could not be checked"),
    }[state]
    return trn(one, many, n)


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


def change_step(field: str, page: str) -> str:
    """The step that changes a field of the link from `page`."""
    return {
        "their_page": tr("Change the page of the link from {page}", page=page),
        "our_page": tr("Change where the link from {page} leads", page=page),
        "words": tr("Change the words of the link from {page}", page=page),
        "rel": tr("Change the kind of the link from {page}", page=page),
        "how": tr("Change the origin of the link from {page}", page=page),
        "found_on": tr("Change the day of the link from {page}", page=page),
    }[field]


def mark_step(state: str, page: str) -> str:
    """The step that notes in which state the owner saw the link from `page`."""
    return {
        "live": tr("Mark the link from {page} live", page=page),
        "not_found": tr("Mark the link from {page} not found", page=page),
        "now_nofollow": tr("Mark the link from {page} now nofollow", page=page),
        "redirected": tr("Mark the link from {page} redirected", page=page),
        "page_error": tr("Mark the link from {page} page error", page=page),
        "could_not_check": tr("Mark the link from {page} could not check", page=page),
    }[state]
