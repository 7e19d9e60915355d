"""The parts of mistune's grammar that mdlint has too, so that a plain page does not import mistune."""

from hypothesis import given
from hypothesis import strategies as st
from mistune.helpers import BLOCK_TAGS, PRE_TAGS
from mistune.inline_parser import AUTO_EMAIL
from mistune.util import unikey

from mdlint.markdown.html import conditions
from mdlint.markdown.inline import links
from mdlint.markdown.inline.link_grammar import reference_key


def test_the_names_of_tags_that_begin_blocks_are_those_of_mistune_but_for_one() -> None:
    assert conditions.PRE_TAGS.split("|") == list(PRE_TAGS)
    assert conditions.BLOCK_TAGS.split("|") == [tag for tag in BLOCK_TAGS if tag != "meta"]


def test_an_address_of_mail_is_read_by_the_expression_of_mistune() -> None:
    assert links.EMAIL.pattern == AUTO_EMAIL


@given(st.text(st.sampled_from("aẞßİı \t\n\u00a0Ω")))
def test_the_key_of_a_label_is_the_key_that_mistune_looks_up(label: str) -> None:
    assert reference_key(label) == unikey(label)
