"""Looking at a page of theirs, and saying what became of the link on it.

`check_page` goes online: it is called on "Check now" and at no other time. Whatever goes wrong on
the way is an answer too, and one that blames the link only when the page was really seen.
"""

from __future__ import annotations

from collections.abc import Sequence

from core.errors import UserError
from core.links import markup, pages, rules
from core.links.facts import Checked, Wanted
from core.links.fetching import HTML_TYPES, Bounds, Fetched, Fetcher, NoPage
from core.links.limits import (
    COULD_NOT_CHECK,
    FOLLOW,
    GONE_STATUSES,
    NOFOLLOW,
    NOT_FOUND,
    NOW_NOFOLLOW,
    PAGE_ERROR,
    REDIRECTED,
    WORDS_LIMIT,
)
from core.links.markup import PageLink
from core.people import addresses
from core.text import number, tr

TURNED_AWAY = (401, 403, 405, 406, 407, 408, 425, 429, 451, 503)
"""Answers of sites that let people in and programs not, or not now."""


def check_page(wanted: Wanted, fetcher: Fetcher | None = None) -> Checked:
    """Open their page and look for the link. Never raises for what a page or a network does."""
    if fetcher is None:
        with Fetcher() as own:
            return check_page(wanted, own)
    try:
        page = fetcher.fetch(wanted.their_page)
    except NoPage as why:
        return _no_page(why, wanted, fetcher.bounds)
    return judge(wanted, page)


def judge(wanted: Wanted, page: Fetched) -> Checked:
    """What a page that answered says about the link."""
    moved = "" if _same_page(page.address, wanted.their_page) else page.address
    if page.status in TURNED_AWAY:
        note = tr(
            "The site lets no program in (it answered {status}). Open the page yourself.",
            status=page.status,
        )
        return Checked(COULD_NOT_CHECK, moved, page.status, note)
    if not 200 <= page.status < 300:
        return Checked(PAGE_ERROR, moved, page.status, _broken(page.status))
    if page.kind and page.kind not in HTML_TYPES:
        note = tr("It is no web page but {kind}. Open it yourself.", kind=page.kind[:60])
        return Checked(COULD_NOT_CHECK, moved, page.status, note)
    found = markup.links_of(markup.decoded(page.body, page.charset), page.address)
    link = best(found.links, wanted)
    if link is None:
        return _not_there(wanted, page, moved, any_links=bool(found.links))
    no_page_follow = {NOFOLLOW, "none"} & {*found.robots, *page.robots}
    rel = rules.rel_of([*link.rel, NOFOLLOW] if no_page_follow else link.rel)
    return _there(wanted, page, link, rel, moved)


def best(links: Sequence[PageLink], wanted: Wanted) -> PageLink | None:
    """The link that counts: to the very page before elsewhere on our site, followed before not."""
    ours = [(how_near, link) for link in links if (how_near := _nearness(link, wanted))]
    ours.sort(key=lambda pair: (pair[0], rules.rel_of(pair[1].rel) == FOLLOW), reverse=True)
    return ours[0][1] if ours else None


def _nearness(link: PageLink, wanted: Wanted) -> int:
    """2 for our very page, 1 for another of our site, 0 for elsewhere."""
    try:
        there = pages.page_key(link.address)
    except UserError:
        return 0
    if there == pages.page_key(wanted.our_page):
        return 2
    site = pages.site_key(link.address)
    ours = [pages.site_key(wanted.our_site)] if wanted.our_site else []
    # A shop on somebody else's site (a market place, a network) is only ours from its page on.
    below = pages.page_key(wanted.our_page) + "/"
    return int(any(pages.same_site(site, one) for one in ours) or there.startswith(below))


def _there(wanted: Wanted, page: Fetched, link: PageLink, rel: str, moved: str) -> Checked:
    state = rules.state_of_rel(wanted.rel, rel)
    notes = []
    if moved and state != NOW_NOFOLLOW:
        state = REDIRECTED
    if moved:
        notes.append(tr("The page is at {page} now.", page=_plain(page.address)))
    if state == NOW_NOFOLLOW:
        notes.append(tr("It is marked {rel} now.", rel=", ".join(rel.split())))
    if pages.page_key(link.address) != pages.page_key(wanted.our_page):
        notes.append(tr("It leads to {page}.", page=_plain(link.address)))
    return Checked(
        state,
        moved,
        page.status,
        rules.shortened(" ".join(notes), 500),
        rel,
        rules.shortened(link.words, WORDS_LIMIT),
    )


def _not_there(wanted: Wanted, page: Fetched, moved: str, *, any_links: bool) -> Checked:
    if wanted.whole_site:
        note = tr("Only their site is known. Find the page that links to you, and enter it.")
        return Checked(COULD_NOT_CHECK, moved, page.status, note)
    if page.cut:
        note = tr("The page is very long, and there is no link to you in its first part.")
        return Checked(COULD_NOT_CHECK, moved, page.status, note)
    if not any_links:
        note = tr("No link at all was readable: the page may need a browser. Open it yourself.")
        return Checked(COULD_NOT_CHECK, moved, page.status, note)
    note = tr("The page leads to {page} now.", page=_plain(page.address)) if moved else ""
    return Checked(NOT_FOUND, moved, page.status, note)


def _no_page(why: NoPage, wanted: Wanted, bounds: Bounds) -> Checked:
    moved = "" if _same_page(why.address, wanted.their_page) else why.address
    state = PAGE_ERROR if why.reason == "endless" else COULD_NOT_CHECK
    sentence = {
        "endless": tr("The page sends on from one address to the next, and never arrives."),
        "not_web": tr("The page sends on to what is no address of the web."),
        "private": tr("This address is inside your own network, so it was not opened."),
        "time_out": tr(
            "The page did not answer within {seconds} seconds.", seconds=number(bounds.seconds)
        ),
        "certificate": tr("The site cannot prove that it is who it says (certificate)."),
        "no_answer": tr("Nobody answered there. You may be offline, or the site is down."),
        "broken_off": tr("The page broke off on the way."),
        "stopped": tr("You stopped before the page was read."),
    }[why.reason]
    return Checked(state, rules.shortened(moved, 2_000), None, sentence)


def _broken(status: int) -> str:
    if status in GONE_STATUSES:
        return tr("The page is gone (the site answered {status}).", status=status)
    return tr("The site answered with an error ({status}).", status=status)


def _same_page(one: str, other: str) -> bool:
    try:
        return pages.page_key(one) == pages.page_key(other)
    except UserError:
        return False


def _plain(address: str) -> str:
    return rules.shortened(addresses.plain(address), 200)
