"""A configuration is changed, and its comments and layout stay."""

import tomllib

import pytest

from mdlint.accept.toml_text import with_ignored_targets, with_override


def test_a_long_list_has_a_line_for_each_target() -> None:
    expected = '[links]\nignore = [\n    "a",\n    "b",\n    "c",\n    "d",\n]\n'
    assert with_ignored_targets("", (), ["a", "b", "c", "d"]) == expected
    assert with_ignored_targets(expected, (), ["e"]) == expected.replace('    "d",\n', '    "d",\n    "e",\n')


OVERRIDE = '[[overrides]]\npages = ["/a.md"]\nrules = {ragged-row = "off"}\n'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", '[links]\nignore = ["x", "y"]\n'),
        ("# c\n", '# c\n\n[links]\nignore = ["x", "y"]\n'),
        ("exclude = []", 'exclude = []\n\n[links]\nignore = ["x", "y"]\n'),
        ('[rules]  # c\na = "off"\n\n', '[rules]  # c\na = "off"\n\n[links]\nignore = ["x", "y"]\n'),
        ("[links]\nby-name=true # c\n", '[links]\nby-name=true # c\nignore = ["x", "y"]\n'),
        ('[links]\nignore = ["a"]  # c\n[style]\n', '[links]\nignore = ["a", "x", "y"]  # c\n[style]\n'),
        (
            '[links]\nignore = [\n    "a",  # c\n    "b",\n]\n',
            '[links]\nignore = [\n    "a",  # c\n    "b",\n    "x",\n    "y",\n]\n',
        ),
        ('links = {ignore = ["a"]}\r\n# c\r\n', 'links = {ignore = ["a", "x", "y"]}\r\n# c\r\n'),
        ('links.ignore = ["a"]\n', 'links.ignore = ["a", "x", "y"]\n'),
    ],
)
def test_ignored_targets_are_added(text: str, expected: str) -> None:
    assert with_ignored_targets(text, (), ["x", "y"]) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", OVERRIDE),
        ("# c\r\n", f"# c\n\n{OVERRIDE}".replace("\n", "\r\n")),
        # An entry for the page is used.
        (OVERRIDE.replace("ragged-row", "decimals"), OVERRIDE.replace("{", '{decimals = "off", ')),
        (
            '[[overrides]]\npages = ["/a.md"]\n[overrides.rules]\ndecimals = "off"  # c\n',
            '[[overrides]]\npages = ["/a.md"]\n[overrides.rules]\ndecimals = "off"  # c\nragged-row = "off"\n',
        ),
        ('[[overrides]]\npages = ["/a.md"]\n', OVERRIDE),
        # An entry for more pages is not.
        (
            '[[overrides]]\npages = ["/a.md", "/b.md"]\n\n[links]\n',
            f'[[overrides]]\npages = ["/a.md", "/b.md"]\n\n{OVERRIDE}\n[links]\n',
        ),
        (
            'overrides = [{pages = ["x"]}]\n',
            'overrides = [{pages = ["x"]}, {pages = ["/a.md"], rules = {ragged-row = "off"}}]\n',
        ),
    ],
)
def test_a_rule_is_turned_off_on_a_page(text: str, expected: str) -> None:
    assert with_override(text, (), "/a.md", "ragged-row") == expected
    assert tomllib.loads(expected)


def test_the_table_of_a_pyproject_is_changed_in_its_place() -> None:
    text = '[tool.mdlint]\n# c\n\n[[tool.mdlint.tables]]\nschema = "x"\n\n[tool.z]\ny = 1\n'
    expected = text.replace("[tool.z]", '[tool.mdlint.links]\nignore = ["x"]\n\n[tool.z]')
    assert with_ignored_targets(text, ("tool", "mdlint"), ["x"]) == expected
