"""A file is what stands in it: orders where there is money on a day, else people; or asked."""

from __future__ import annotations

import pytest

from core import intake
from core.errors import UserError
from core.importing import recognising


def kind(tmp_path, text: str):
    path = tmp_path / "orders.csv"
    path.write_text(text, "utf-8")
    return intake.open_export(path)


@pytest.mark.parametrize(
    ("head", "line"),
    [
        ("Date,Name,Email,Total", "2027-01-04,Ana,ana@x.example,5.00"),
        ("Order,Name,Email,Phone,Date,Amount", "1,Ana,ana@x.example,020 7946 0018,4.1.2027,5"),
        ("first name,last name,email,order date,order total", "Ana,Bo,a@x.example,2027-01-04,9"),
    ],
)
def test_names_with_days_and_amounts_are_orders(tmp_path, head, line):
    assert kind(tmp_path, f"{head}\n{line}\n").kind.format == "any_orders"


@pytest.mark.parametrize(("head", "line"), [("Name,Email,Birthday", "Ana,a@x.example,2001-02-03"),
                                        ("Name,Phone", "Ana,020 7946 0018")])  # fmt: skip
def test_names_without_amounts_are_people(tmp_path, head, line):
    assert kind(tmp_path, f"{head}\n{line}\n").kind.format == "any_contacts_csv"


def test_a_list_of_people_with_what_they_spent_in_all_is_asked_about(tmp_path):
    opened = kind(tmp_path, "Name,Email,Date,Total,Total orders\nAna,a@x.example,2027-01-04,90,4\n")
    (question,) = opened.questions
    assert question.key == recognising.AS
    assert {option.value for option in question.options} == {"any_orders", "any_contacts_csv"}
    assert intake.open_export(opened.path, "any_orders").file is not None


def test_a_file_of_nothing_that_is_known_is_refused(tmp_path):
    with pytest.raises(UserError, match="is nothing that Regulars knows"):
        kind(tmp_path, "a b c\n1 2 3\n")
