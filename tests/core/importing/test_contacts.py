"""Every file of contacts that there is, with its quirks, and what is said of broken ones."""

from __future__ import annotations

import random
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from core.errors import UserError
from core.importing import contacts
from core.importing.contact_rows import ContactRow
from core.importing.formats import any_contacts_csv
from core.importing.reading import Problem

DATA = Path(__file__).parents[2] / "data" / "contacts"


def read(path: Path, answers: dict | None = None) -> tuple[str, list[ContactRow], list[Problem]]:
    file = contacts.look_at(path)
    found = contacts.read(file, answers or {})
    return file.format, list(found.rows), list(found.problems)


def told(problems: list[Problem]) -> list[tuple[int | None, str]]:
    return [(problem.line, problem.sentence) for problem in problems]


def test_a_phones_card_of_version_2_1_is_read_with_its_soft_breaks_and_character_sets():
    form, (zoe, only), problems = read(DATA / "phone_21.vcf")
    assert (form, problems) == ("vcard", [])
    assert (zoe.name, zoe.line) == ("Zoë Müller", 1)
    assert zoe.about == "Bäckerei; Sohn"
    assert zoe.note == "First line\nSecond line: = done"
    assert (zoe.emails, zoe.phones) == (("zoe@shop.example",), ("020 7946 0018",))
    assert only.name == "only@mail.example"


def test_a_macs_card_of_version_3_is_read_with_folds_escapes_and_profiles():
    form, (noor, club), problems = read(DATA / "mac_30.vcf")
    assert (form, problems) == ("vcard", [])
    assert noor == ContactRow(
        file="mac_30.vcf",
        line=1,
        name="Noor Haddad",
        about="Head, Little Oaks, Nursery",
        note="Two lines\nand a comma, too",
        emails=("noor@littleoaks.example",),
        phones=("+44 20 7946 0019",),
        sites=("https://littleoaks.example",),
        handles=(("x", "noor_h"), ("instagram", "https://www.instagram.com/littleoaks/")),
        tags=("School", "E8, near"),
        source_id="abc-123",
    )
    assert (club.name, club.organisation, club.about) == ("The Flour Club", True, "")


def test_a_card_of_version_4_is_read_with_its_uris():
    _, (ivo, cycles), problems = read(DATA / "card_40.vcf")
    assert problems == []
    assert ivo.phones == ("tel:+44-20-7946-0020;ext=5",)
    assert ivo.sites == ("https://www.linkedin.com/in/ivo-marsh",)
    assert ivo.handles == (("mastodon", "https://social.example/@ivo"),)
    assert (cycles.name, cycles.organisation) == ("Canal Street Cycles", True)


def test_of_broken_cards_the_whole_ones_are_read_and_each_other_is_named_with_its_line():
    _, rows, problems = read(DATA / "broken.vcf")
    assert [(row.name, row.emails) for row in rows] == [
        ("Whole One", ("whole@x.example",)),
        ("Qapla", ()),
    ]
    ends = "The card that begins here never ends, so it was left out. The file may be cut off."
    assert told(problems) == [
        (1, "This stands outside of any card and was passed over."),
        (5, "“this line is none” is no entry of a card and was passed over."),
        (8, ends),
        (14, "The character set KLINGON is not known. Check the letters."),
        (16, "This card names nobody, so it was left out."),
        (20, ends),
    ]


@pytest.mark.parametrize("name", ["phone_21.vcf", "mac_30.vcf", "card_40.vcf"])
@pytest.mark.parametrize("ending", [b"\n", b"\r\n", b"\r"])
def test_line_endings_make_no_difference(tmp_path, name, ending):
    data = (DATA / name).read_bytes().replace(b"\r\n", b"\n")
    path = tmp_path / name
    path.write_bytes(data.replace(b"\n", ending))
    assert read(path)[1] == read(DATA / name)[1]


def test_cards_of_any_bytes_are_read_or_refused(tmp_path):
    chance = random.Random(4)
    whole = (DATA / "mac_30.vcf").read_bytes() + (DATA / "phone_21.vcf").read_bytes()
    for number in range(300):
        data = bytearray(whole[: chance.randrange(10, len(whole))])
        for _ in range(chance.randrange(8)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        path = tmp_path / f"{number}.vcf"
        path.write_bytes(bytes(data))
        with suppress(UserError):
            assert all(row.name for row in read(path)[1])


def test_google_contacts_of_2024_join_values_and_hide_their_own_labels():
    form, (tess, map_), problems = read(DATA / "google_2024.csv")
    assert (form, problems) == ("google_contacts", [])
    assert (tess.name, tess.about) == ("Tess Arden", "Venue manager, Willow Barn")
    assert tess.emails == ("tess@willowbarn.example", "tess@home.example")
    assert (tess.tags, tess.sites) == (("Venues", "E8"), ("https://willowbarn.example",))
    assert tess.note == "Met at the fair,\nlikes rye"
    assert (map_.name, map_.organisation, map_.line) == ("Hackney Coffee Map", True, 4)


def test_google_contacts_of_before_are_read_too():
    form, (ana,), _ = read(DATA / "google_old.csv")
    assert form == "google_contacts"
    assert (ana.name, ana.about, ana.tags) == ("Ana Sosa", "Editor, The Paper", ("Press",))


def test_outlook_is_read_in_its_code_page_without_faxes_and_assistants():
    form, (zoe,), problems = read(DATA / "outlook_desktop.csv")
    assert (form, problems) == ("outlook", [])
    assert (zoe.name, zoe.about, zoe.note) == ("Zoë Müller", "Owner, Bäckerei", "Café")
    assert zoe.phones == ("020 7946 0018",)
    assert (zoe.sites, zoe.tags) == (("www.shop.example",), ("Suppliers", "E8"))


@pytest.fixture
def audience(tmp_path) -> Path:
    path = tmp_path / "audience_export.zip"
    with zipfile.ZipFile(path, "w") as packed:
        for name in ("subscribed", "unsubscribed", "cleaned"):
            packed.write(DATA / f"{name}_members_export_1.csv", f"{name}_members_export_1.csv")
        packed.writestr("__MACOSX/._subscribed_members_export_1.csv", b"\x00\x05")
    return path


def test_mailchimps_consent_is_in_which_file_a_contact_stands(audience):
    form, rows, problems = read(audience)
    assert (form, problems) == ("mailchimp", [])
    assert [(row.name, row.unsubscribed, row.why) for row in rows] == [
        ("Tess Arden", False, ""),
        ("Noor Haddad", True, "Unsubscribed: Too many mails"),
        ("gone@x.example", True, "Mail to them came back"),
    ]
    assert (rows[0].tags, rows[0].source_id) == (("VIP", "Blog"), "e1")


def test_a_mailchimp_list_without_its_name_is_asked_about(tmp_path):
    path = tmp_path / "list.csv"
    path.write_bytes((DATA / "cleaned_members_export_1.csv").read_bytes())
    (question,) = contacts.look_at(path).questions
    assert question.sentence == "Which list of the audience is this? The file does not say."
    assert not read(path)[1][0].unsubscribed
    assert read(path, {"consent": "unsubscribed"})[1][0].why == "Unsubscribed"


def test_brevo_says_who_is_blocked_and_leaves_the_plus_out():
    form, (ana, ivo), _ = read(DATA / "brevo.csv")
    assert form == "brevo"
    assert (ana.name, ana.phones, ana.unsubscribed) == ("Ana Sosa", ("+442079460018",), False)
    assert (ivo.unsubscribed, ivo.why) == (True, "Unsubscribed")


def test_shopifys_apostrophes_go_and_its_refusals_stay():
    form, (anna, geen, zuid), _ = read(DATA / "shopify_customers.csv")
    assert form == "shopify_customers"
    assert (anna.source_id, anna.phones) == ("123", ("+31612345678",))
    assert anna.tags == ("vip", "horeca")
    assert (geen.unsubscribed, geen.why) == (True, "Does not accept e-mail marketing")
    assert (zuid.name, zuid.organisation) == ("Café Zuid", True)


def test_any_table_is_understood_by_its_names_and_asks_about_every_column():
    file = contacts.look_at(DATA / "any.csv")
    likely = [question.options[0].value for question in file.questions]
    assert likely == [
        *("organisation", "name", "email", "phone", "site", "instagram", "unsubscribed", "skip")
    ]
    assert file.questions[2].sentence == (
        "“Mail”, such as tess@willowbarn.example, info@littleoaks.example"
    )
    _, (tess, oaks), problems = read(DATA / "any.csv")
    assert (tess.name, tess.about, tess.handles) == (
        "Tess Arden",
        "Willow Barn",
        (("instagram", "@willowbarn"),),
    )
    assert (oaks.name, oaks.organisation, oaks.unsubscribed) == ("Little Oaks", True, True)
    assert told(problems) == [
        (4, "This line has more cells than the head has names, so it was left out."),
        (5, "This line names nobody, so it was left out."),
    ]


def test_another_answer_about_a_column_is_followed():
    _, rows, _ = read(DATA / "any.csv", {"column.8": "tags", "column.1": "skip"})
    assert [(row.name, row.tags) for row in rows] == [
        ("Tess Arden", ("red",)),
        ("info@littleoaks.example", ("blue",)),
    ]


def test_a_table_without_a_column_of_names_asks_for_one():
    answers = {any_contacts_csv.column_key(place): "skip" for place in range(8)}
    with pytest.raises(UserError) as caught:
        read(DATA / "any.csv", answers)
    assert caught.value.field == "columns"


def test_a_table_without_a_head_has_numbered_columns(tmp_path):
    path = tmp_path / "bare.csv"
    path.write_text("Tess Arden,tess@x.example\nNoor Haddad,noor@x.example\n", "utf-8")
    file = contacts.look_at(path, any_contacts_csv.KEY)
    assert [question.options[0].value for question in file.questions] == ["skip", "email"]
    assert "“Column 1”" in file.questions[0].sentence
    assert [row.line for row in read(path, {"column.1": "name"})[1]] == [1, 2]


def test_lines_in_another_encoding_are_read_and_named(tmp_path):
    path = tmp_path / "mixed.csv"
    lines = [f"Zoë {number},zoe{number}@x.example\n" for number in range(100)]
    coded = [line.encode("cp1252" if n in (3, 50) else "utf-8") for n, line in enumerate(lines)]
    path.write_bytes(b"Name,E-mail\n" + b"".join(coded))
    _, rows, problems = read(path)
    assert {row.name.split()[0] for row in rows} == {"Zoë"}
    said = "This line is in another encoding than the rest. Check its letters."
    assert told(problems) == [(5, said), (52, said)]


def test_a_line_that_is_cut_off_is_left_out(tmp_path):
    path = tmp_path / "cut.csv"
    path.write_text('Name,E-mail\nTess,tess@x.example\n"Noor,noor@x.exa', "utf-8")
    _, rows, problems = read(path)
    assert [row.name for row in rows] == ["Tess"]
    assert [problem.line for problem in problems] == [3]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.csv", b""),
        ("empty.vcf", b""),
        ("words.txt", b"Dear all,\nsee you on Sunday."),
        ("photo.vcf", bytes(range(256)) * 20),
        ("orders.csv", b"Name,Email,Financial Status,Lineitem name\n"),
        ("bad.zip", b"PK\x03\x04 and nothing more"),
    ],
)
def test_what_is_no_list_of_contacts_is_refused_with_a_sentence(tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UserError) as caught:
        read(path)
    assert caught.value.sentence.endswith(".")


def test_a_file_that_is_not_there_is_said_so(tmp_path):
    with pytest.raises(UserError):
        contacts.look_at(tmp_path / "none.vcf")
