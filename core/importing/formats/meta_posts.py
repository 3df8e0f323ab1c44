"""Meta Business Suite, Content: what each post, reel and video on Facebook or Instagram brought."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from core.importing import shapes
from core.importing.order_values import MDY
from core.importing.reading import Table
from core.importing.seam import Answers, Chunk, Identified
from core.importing.shapes import Shape
from core.text import tr

KEY = "meta_posts"
_PUBLISHED = (
    *("publish time", "published", "veröffentlichungszeitpunkt", "heure de publication"),
    *("hora de publicación", "hora de publicação", "ora di pubblicazione", "publicatietijd"),
)
_NUMBER = (
    *("post id", "video asset id", "universal video id", "beitrags-id", "id de la publication"),
    *("identificador de la publicación", "id do post", "id del post", "bericht-id"),
)
_COUNTS = {
    "views": ("views", "aufrufe", "vues", "visualizaciones", "visualizações", "visualizzazioni",
              "weergaven", "impressions", "impressionen", "3-second video views"),
    "reach": ("reach", "reichweite", "couverture", "alcance", "copertura", "bereik",
              "impression:unique_users"),
    "likes": ("reactions", "likes", "„gefällt mir“-angaben", "gefällt mir-angaben", "reaktionen",
              "j’aime", "j'aime", "mentions j’aime", "me gusta", "curtidas", "mi piace",
              "vind-ik-leuks"),
    "comments": ("comments", "kommentare", "commentaires", "comentarios", "comentários",
                 "commenti", "opmerkingen"),
    "shares": ("shares", "geteilte inhalte", "geteilt", "partages", "veces compartido",
               "veces que se compartió", "compartilhamentos", "condivisioni", "keer gedeeld"),
    "clicks": ("link clicks", "linkklicks", "total clicks", "klicks insgesamt"),
    "saves": ("saves", "gespeichert", "gespeicherte beiträge", "enregistrements", "guardados",
              "salvamentos", "elementi salvati", "keer opgeslagen"),
}  # fmt: skip
_FACEBOOK = Shape(
    "facebook",
    (
        "|".join(_NUMBER),
        "|".join(_PUBLISHED),
        "page id|page name|seiten-id|seitenname|id de la page",
    ),
    _COUNTS,
    day=_PUBLISHED,
    post=_NUMBER,
    link=("permalink", "permanenter link", "permalien", "enlace permanente"),
    words=("title", "description", "titel", "beschreibung", "titre", "título", "descripción"),
    kind=("post type", "beitragsart", "type de publication", "tipo de publicación"),
    counted_on=("date", "datum", "fecha", "data"),
    usual=MDY,
    sure=0.95,
)
_INSTAGRAM = replace(
    _FACEBOOK,
    network="instagram",
    needed=(
        "|".join(_NUMBER),
        "|".join(_PUBLISHED),
        "account username|account id|account name|konto-id|kontoname|benutzername des kontos",
    ),
    words=("description", "beschreibung", "descripción", "descrizione", "beschrijving"),
)
SHAPES = (_INSTAGRAM, _FACEBOOK)


def words() -> str:
    """What the export is called."""
    return tr("Meta content export")


def identify(names: Sequence[str], heads: Sequence[Table]) -> Identified:
    """Sure by the heads."""
    return shapes.identify(SHAPES, heads)


def read(path: Path, answers: Answers) -> Iterator[Chunk]:
    """Every post of the file. Raises UserError when it has none."""
    hint = tr("In Meta Business Suite choose Insights, Content, then Export data.")
    return shapes.read(SHAPES, path, answers, hint)
