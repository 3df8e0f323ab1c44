"""Small exports of our own, with the heads and the quirks of each source."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest


@dataclass(frozen=True)
class Export:
    """A file, what answers it takes, how it is known, and the first things it says."""

    name: str
    text: str | bytes
    format: str
    says: list[tuple[object, ...]]
    answers: dict[str, str] = field(default_factory=dict)
    asks: tuple[str, ...] = ()


def utf16(text: str) -> bytes:
    return b"\xff\xfe" + text.encode("utf-16-le")


GA4_HEAD = (
    "# ----\n# Traffic acquisition\n# Account: Shop\n# Property: shop.example\n# ----\n# \n"
    "# All Users\n# Start date: 20270101\n# End date: 20270131\n"
)
PERIOD = {"period": "2027-01-01..2027-01-31"}

EXPORTS = [
    Export(
        "by_source.csv",
        GA4_HEAD + "Session source / medium,Sessions,Engagement rate\n"
        "l.instagram.com / referral,40,0.351308304\n(direct) / (none),12,0.5\n",
        "ga4",
        [
            ("2027-01-01", "l.instagram.com / referral", "visits", 40.0),
            ("2027-01-01", "(direct) / (none)", "visits", 12.0),
        ],
    ),
    Export(
        "by_day_and_country.csv",
        GA4_HEAD + "Date,Country,Sessions,Total users\n20270102,UK,3,2\n20270102,France,4,4\n",
        "ga4",
        # Visits of two countries add up to the day's, people may be the same.
        [("2027-01-02", "", "visits", 7.0)],
    ),
    Export(
        "snapshot.csv",
        "# ----\n# Report\n# Account: Shop\n# ----\n# Start date: 20270101\n# End date: 20270102\n"
        "Nth day,Users\n0000,5\n0001,6\n\n# Start date: 20270101\n# End date: 20270102\n"
        "Session default channel group,Sessions\nOrganic Social,7\n",
        "ga4",
        [
            ("2027-01-01", "", "visitors", 5.0),
            ("2027-01-02", "", "visitors", 6.0),
            ("2027-01-01", "Organic Social", "visits", 7.0),
        ],
    ),
    Export(
        "exploration.csv",
        "# ----\n# shop - GA4\n# Free form 1\n# 20270101-20270107\n# ----\n\n"
        "Session source,Sessions\n,9,Grand total\nfacebook,9\n",
        "ga4",
        [("2027-01-01", "facebook", "visits", 9.0)],
    ),
    Export(
        "visitors.csv",
        "date,visitors,pageviews,visits,views_per_visit,bounce_rate,visit_duration\n"
        "2027-01-01,3,9,4,2.25,50,60\n2027-01-02,,,,,,\n",
        "plausible",
        [
            ("2027-01-01", "", "visitors", 3.0),
            ("2027-01-01", "", "visits", 4.0),
            ("2027-01-01", "", "page_views", 9.0),
        ],
    ),
    Export(
        "30d_sources.csv",
        "name,visitors,bounce_rate,visit_duration\nInstagram,5,67,20\n",
        "plausible",
        [("2027-01-01", "Instagram", "visitors", 5.0)],
        PERIOD,
        ("period",),
    ),
    Export(
        "report.csv",
        "Visits Summary\nnb_uniq_visitors,nb_visits,nb_actions,avg_time_on_site,bounce_rate\n"
        "1,5,16,00:22:49,20%\n\nReferrer Type\nlabel,nb_visits,nb_actions,revenue\n"
        "Social Networks,4,16,$ 13361.11\n\nGoals\nNo data available\n",
        "matomo",
        [
            ("2027-01-01", "", "visits", 5.0),
            ("2027-01-01", "", "visitors", 1.0),
            ("2027-01-01", "Social Networks", "visits", 4.0),
        ],
        PERIOD,
        ("period",),
    ),
    Export(
        "Reach.csv",
        utf16('sep=,\n"Facebook reach"\n"Date","Facebook reach"\n"2027-01-01T00:00:00","5"\n\n'
              '"Instagram reach"\n"Date","Instagram reach"\n"2027-01-01T01:00:00","7"\n'),
        "meta_insights",
        [("2027-01-01", "facebook", "reach", 5.0), ("2027-01-01", "instagram", "reach", 7.0)],
    ),
    Export(
        "Views.csv",
        utf16('sep=,\n"Views"\n"Date","Primary"\n"2027-01-01T00:00:00","16"\n'),
        "meta_insights",
        [("2027-01-01", "instagram", "views", 16.0)],
        {"network": "instagram"},
        ("network",),
    ),
    Export(
        "resaved.csv",
        "Facebook follows;\nDate;Primary\n2027-01-01T00:00:00;4\n".encode("cp1251"),
        "meta_insights",
        [("2027-01-01", "facebook", "new_followers", 4.0)],
    ),
    Export(
        "posts.csv",
        '\ufeff"Post ID","Page ID","Page name",Title,"Publish time",Permalink,"Post type",Date,'
        'Views,Reach,Reactions,Comments,Shares,"Total clicks",Views\n'
        '11,9,Shop,"Two lines\nof words","02/16/2027 05:14",https://facebook.example/p/11,Photos,'
        "Lifetime,40,15,3,1,0,2,40\n",
        "meta_posts",
        [("2027-02-16", "facebook", "11", 40, 3)],
    ),
    Export(
        "ig_posts.csv",
        '"Post ID","Account ID","Account username",Description,"Publish time",Permalink,'
        "Post type,Date,Views,Reach,Likes,Shares,Follows,Comments,Saves\n"
        '1.83E+16,8,shop,Loaf,"01/13/2027 09:48",https://www.instagram.example/reel/AB/?x=1,'
        "IG reel,Lifetime,52,37,3,0,,1,0\n",
        "meta_posts",
        [("2027-01-13", "instagram", "www.instagram.example/reel/AB", 52, 3)],
    ),
    Export(
        "followers.csv",
        "Date,Sponsored followers,Organic followers,Auto-invited followers,Total followers\n"
        "02/12/2027,0,4,0,4\n",
        "linkedin_figures",
        [("2027-02-12", "linkedin", "new_followers", 4.0)],
    ),
    Export(
        "content.csv",
        "How your content did\nDate,Impressions (organic),Impressions (sponsored),"
        "Impressions (total),Clicks (total),Reactions (total),Comments (total),Reposts (total)\n"
        "02/12/2027,10,1,11,2,-1,0,0\n",
        "linkedin_figures",
        [
            ("2027-02-12", "linkedin", "views", 11.0),
            ("2027-02-12", "linkedin", "clicks", 2.0),
            ("2027-02-12", "linkedin", "likes", -1.0),
        ],
    ),
    Export(
        "overview.csv",
        "Date,Impressions,Likes,Engagements,Bookmarks,Shares,New follows,Unfollows,Replies,Reposts,"
        'Profile visits\n"Tue, Jan 26, 2027",90,4,9,1,0,2,1,3,5,6\n',
        "x_figures",
        [
            ("2027-01-26", "x", "views", 90.0),
            ("2027-01-26", "x", "likes", 4.0),
            ("2027-01-26", "x", "comments", 3.0),
            ("2027-01-26", "x", "shares", 5.0),
        ],
    ),
    Export(
        "tweets.csv",
        "Tweet id,Tweet permalink,Tweet text,time,impressions,engagements,retweets,replies,likes\n"
        '2088000000000000001,https://x.example/a/1,"Hello, you",2027-01-15 12:00 +0000,1000,50,3,2,'
        "40\n",
        "x_figures",
        [("2027-01-15", "x", "2088000000000000001", 1000, 40)],
    ),
    Export(
        "Table data.csv",
        "Content,Video title,Video publish time,Duration,Views,Watch time (hours),Subscribers\n"
        'Total,,,,61685,1384.3,281\noEDe6,Dough,"Jan 27, 2027",292,58005,1321.6,-3\n',
        "youtube",
        [("2027-01-27", "youtube", "oEDe6", 58005, None)],
    ),
    Export(
        "Totals.csv",
        "Date,Views\n2027-01-27,16481\n",
        "youtube",
        [("2027-01-27", "youtube", "views", 16481.0)],
    ),
    Export(
        "account.csv",
        "\ufeffDate,Video views,Reached audience,Profile views,Likes,Shares,Comments,"
        "Phone number clicks ,Net growth,New followers,Lost followers\n"
        '2027/01/31,"1,715",NAN,25,1.2K,4,7,0,10,10,0\n',
        "tiktok",
        [
            ("2027-01-31", "tiktok", "views", 1715.0),
            ("2027-01-31", "tiktok", "profile_visits", 25.0),
            ("2027-01-31", "tiktok", "likes", 1200.0),
        ],
    ),
    Export(
        "FollowerHistory.csv",
        '"Date","Followers","Difference in followers from previous day"\n'
        '"December 31","100","5"\n"January 1","98","-2"\n',
        "tiktok",
        [
            ("2026-12-31", "tiktok", "new_followers", 5.0),
            ("2026-12-31", "tiktok", "followers", 100.0),
            ("2027-01-01", "tiktok", "new_followers", -2.0),
        ],
        {"year": "2027"},
        ("year",),
    ),
    Export(
        "videos.csv",
        "Video title,Video link,Post time,Total likes,Total comments,Total shares,Total views\n"
        "Yacht,https://www.tiktok.example/@s/video/741?lang=en,2027-01-02 19:05:00,1.2K,48,31,"
        '"18,400"\n,,,,,,\n',
        "tiktok",
        [("2027-01-02", "tiktok", "www.tiktok.example/@s/video/741", 18400, 1200)],
    ),
    Export(
        "pinterest.csv",
        "2027-01-01 - 2027-01-31\nDate,Impressions\n2027-01-01,30\n\nTop Pins\n"
        "Pin link,Impressions,Engagements,Pin clicks,Outbound clicks,Saves\n"
        "https://pin.example/pin/5/,300,20,9,4,2\n",
        "pinterest",
        [("2027-01-01", "pinterest", "views", 30.0),
         (None, "pinterest", "pin.example/pin/5", 300, None)],
    ),
    Export(
        "threads.csv",
        "Date,Views,Followers\n2027-01-01,30,200\n",
        "any_figures",
        [("2027-01-01", "threads", "views", 30.0), ("2027-01-01", "threads", "followers", 200.0)],
        {"network": "threads"},
        ("network",),
    ),
    Export(
        "form.csv",
        '"Timestamp","Email Address","How likely are you to recommend us to a friend?","Why?"\n'
        '"2027/01/17 6:31:58 PM EST","ana@x.example","9","Good bread, kind people"\n'
        '"2027/01/18 6:31:58 PM EST","","eleven",""\n',
        "survey",
        [("2027-01-17", 9, "Good bread, kind people")],
    ),
    Export(
        "typeform.csv",
        "#,Would you recommend us?,What could we improve?,Start Date (UTC),Submit Date (UTC)\n"
        "a1,10,Open earlier please,2027-01-01 10:00:00,2027-01-02 10:05:00\n",
        "survey",
        [("2027-01-02", 10, "Open earlier please")],
    ),
    Export(
        "monkey.csv",
        "Respondent ID,Collector ID,End Date,How likely to recommend?,,\n,,,0 - no,5,10 - yes\n"
        "1001,C1,2027-01-01,,5,\n1002,C1,2027-01-01,,,10\n",
        "survey",
        [("2027-01-01", 5, ""), ("2027-01-01", 10, "")],
    ),
]  # fmt: skip

every = pytest.mark.parametrize("export", EXPORTS, ids=[one.name for one in EXPORTS])
