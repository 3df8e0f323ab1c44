"""The names of the sample's customers: everybody is invented."""

from __future__ import annotations

FIRST_NAMES = (
    "Ada", "Aisha", "Alba", "Alfie", "Amara", "Anouk", "Asher", "Bea", "Callum", "Carmen", "Clem",
    "Dana", "Dev", "Dilys", "Edie", "Elif", "Esme", "Ewan", "Farid", "Femi", "Fern", "Gwen", "Hal",
    "Hana", "Idris", "Imogen", "Ines", "Iris", "Jonah", "Kamal", "Keir", "Leila", "Lotte", "Luca",
    "Mabel", "Malik", "Marta", "Mina", "Nadia", "Ned", "Nia", "Olu", "Oona", "Otis", "Petra",
    "Priya", "Ravi", "Romy", "Rosa", "Rufus", "Saoirse", "Selma", "Sol", "Suki", "Tariq", "Thea",
    "Tilda", "Tom", "Una", "Vera", "Wes", "Yara", "Yusuf", "Zadie",
)  # fmt: skip
LAST_NAMES = (
    "Abara", "Ashdown", "Bellweather", "Birchall", "Brightwell", "Castellane", "Chowdry",
    "Copperfold", "Dabrowy", "Delamere", "Elmstead", "Fairbrother", "Fennimore", "Garrowby",
    "Goswamy", "Hallowell", "Harrowgate", "Ibeku", "Inglethorp", "Jessamy", "Kettleby", "Kowalik",
    "Larkspur", "Lindqvist", "Mackleby", "Marchbank", "Merriweather", "Netherby", "Nwankor",
    "Oakhanger", "Osterley", "Pellingham", "Pomfrey", "Quillan", "Rahmani", "Ravensworth",
    "Silverlock", "Starling", "Tamblyn", "Thistlewood", "Umarov", "Vantongeren", "Wetherall",
    "Whitlock", "Yarrow", "Zielonka",
)  # fmt: skip

_KNOWN = (
    ("Priya Raman", "priya@goodteamdays.example"),
    ("Tess Arden", "tess@willowbarn.example"),
    ("Farah Aziz", "farah@stannespta.example"),
    ("Maren Cole", "maren@marencole.example"),
    ("Jo Ransome", "jo@velvetfilms.example"),
    ("Ines Duarte", "ines@hackneycoffee.example"),
    ("Aisha Karim", "aisha.karim@post.example"),
    ("Tom Bellamy", "tom.bellamy@mail.example"),
    ("Jonathan Okafor", "j.okafor@inbox.example"),
    ("Dana Whitcombe", "dana@canalstudios.example"),
    ("Mia Soren", "mia.soren@post.example"),
    ("Priya Rowntree", "priya.rowntree@mail.example"),
    ("Leonie Marsh", "leonie.marsh@post.example"),
    ("Sam Oyelaran", "sam.oyelaran@inbox.example"),
    ("Greta Holloway", "greta.holloway@mail.example"),
    ("Bilal Hart", "bilal.hart@post.example"),
    ("Nell Tansley", "nell.tansley@letters.example"),
    ("Kofi Brandreth", "kofi.brandreth@mail.example"),
    ("Wanda Pym", "wanda.pym@post.example"),
    ("Rory Castlemaine", "rory.castlemaine@inbox.example"),
)


def known_people() -> list[tuple[str, str]]:
    """Names and e-mail addresses of those whom other parts of the sample know too: prospects who
    buy here themselves, and people with ideas."""
    return list(_KNOWN)
