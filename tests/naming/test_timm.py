"""The convention of timm: real names, and mistakes planted in them."""

import csv
import random
import re
import string
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from typing import NamedTuple

import pytest

from mdlint.bundled import bundled
from mdlint.naming import Convention, Token
from shared import CORPUS, SEED

RESULTS = CORPUS / "huggingface+pytorch-image-models" / "results" / "results-imagenet.csv"
needs_results = pytest.mark.skipif(not RESULTS.exists(), reason="the results of timm are not next to this checkout")
needs_seed = pytest.mark.skipif(not SEED.exists(), reason="the pages of other projects are not next to this checkout")


@pytest.fixture(scope="module")
def timm() -> Convention:
    return Convention("builtin:timm", bundled("timm.naming.json"))


def image_sizes() -> dict[str, set[int]]:
    """Return the image sizes at which each name was measured."""
    sizes: dict[str, set[int]] = {}
    if RESULTS.exists():
        with RESULTS.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                sizes.setdefault(row["model"], set()).add(int(row["img_size"]))
    return sizes


SIZES = image_sizes()
NAMES = sorted(SIZES)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        (
            "vit_base_patch16_rope_reg1_gap_256.sbb_in1k",
            {
                "family": "vit",
                "size": "base",
                "patch": 16,
                "registers": 1,
                "pool": "gap",
                "img_size": 256,
                "pretrained": "in1k",
            },
        ),
        (
            "vit_so150m2_patch16_reg1_gap_448.sbb_e200_in12k_ft_in1k",
            {
                "family": "vit",
                "size": "so150m2",
                "patch": 16,
                "registers": 1,
                "pool": "gap",
                "img_size": 448,
                "epochs": 200,
                "pretrained": "in12k",
                "finetuned": "in1k",
            },
        ),
        (
            "naflexvit_base_patch16_gap.e300_s576_in1k",
            {
                "family": "naflexvit",
                "size": "base",
                "patch": 16,
                "pool": "gap",
                "epochs": 300,
                "seq_len": 576,
                "pretrained": "in1k",
            },
        ),
        (
            "swinv2_base_window12to24_192to384.ms_in22k_ft_in1k",
            {
                "family": "swinv2",
                "size": "base",
                "window": 24,
                "img_size": 384,
                "source": "ms",
                "pretrained": "in22k",
                "finetuned": "in1k",
            },
        ),
        (
            "convnext_base.fb_in22k_ft_in1k_384",
            {
                "family": "convnext",
                "size": "base",
                "source": "fb",
                "pretrained": "in22k",
                "finetuned": "in1k",
                "img_size": 384,
            },
        ),
        ("repvit_m1_5.dist_450e_in1k", {"family": "repvit", "epochs": 450, "pretrained": "in1k"}),
        ("xcit_tiny_12_p8_224.fb_in1k", {"family": "xcit", "size": "tiny", "patch": 8, "img_size": 224, "source": "fb", "pretrained": "in1k"}),
        # A step down from a size is a different size.
        ("edgenext_xx_small.in1k", {"family": "edgenext", "pretrained": "in1k"}),
        # In these families a number at the end is not an image size.
        ("regnety_320.tv2_in1k", {"family": "regnety", "source": "tv2", "pretrained": "in1k"}),
        ("mobilenetv3_large_100.ra_in1k", {"family": "mobilenetv3", "size": "large", "pretrained": "in1k"}),
        ("levit_256.fb_dist_in1k", {"family": "levit", "source": "fb", "pretrained": "in1k"}),
        ("tf_efficientnet_l2.ns_jft_in1k_475", {"family": "efficientnet", "pretrained": "in1k", "source": None, "img_size": 475}),
    ],
)  # fmt: skip
def test_the_parts_of_names_of_many_shapes(timm: Convention, name: str, parts: dict[str, object]) -> None:
    read = timm.read(name)
    assert (read.parts, read.problems) == ({part: value for part, value in parts.items() if value is not None}, ())


@pytest.mark.parametrize(
    ("name", "start", "end"),
    [
        ("vit_base_patch16_rpoe_mixed_224.naver_in1k", 17, 21),
        ("vit_base_pacth16_224.augreg_in1k", 9, 16),
        ("vit_base_patch16_224.augreg_in1kk", 28, 33),
        ("vit_base_patch16_rope_224_naver_in1k", 25, 26),
        ("vit__base_patch16_224.augreg_in1k", 4, 4),
        ("Vit_base_patch16_224.augreg_in1k", 0, 1),
        ("vit_base patch16_224.augreg_in1k", 8, 9),
        ("vit_base_patch16_224", 20, 20),
        ("resnet50.a1_in1k_ft", 19, 19),
    ],
)
def test_a_planted_mistake_is_the_only_one_found(timm: Convention, name: str, start: int, end: int) -> None:
    (fault,) = timm.read(name).problems
    assert (fault.rule, fault.start, fault.end) == ("bad-name", start, end)


@pytest.mark.parametrize("name", ["resnet51.a1_in1k", "convnextv3_base.fb_in1k", "fancynet_base_patch16_224.fb_in1k"])
def test_a_new_model_is_at_most_unknown(timm: Convention, name: str) -> None:
    read = timm.read(name)
    assert {fault.rule for fault in read.problems} == {"unknown-token"}
    assert "img_size" not in read.parts


@needs_results
def test_real_names_have_no_problem(timm: Convention) -> None:
    assert len(NAMES) == 1266
    assert [(name, timm.read(name).problems) for name in NAMES if timm.read(name).problems] == []


@needs_results
def test_the_image_size_in_a_name_was_measured(timm: Convention) -> None:
    sizes = {name: size for name in NAMES if (size := timm.read(name).parts.get("img_size")) is not None}
    assert len(sizes) > 400
    assert {name: size for name, size in sizes.items() if size not in SIZES[name]} == {}


@needs_seed
def test_the_first_names_have_no_problem_and_agree_with_their_page(timm: Convention) -> None:
    rows = [line.split("|")[1:-1] for line in SEED.read_text(encoding="utf-8").split("\n") if line.startswith("| ")]
    rows = [[cell.strip() for cell in row] for row in rows]
    header: list[str] = []
    seen = Counter[str]()
    for row in rows:
        if row[0] == "Model":
            header = row
            continue
        read = timm.read(row[0])
        assert read.problems == ()
        for column, part in (("Img Size", "img_size"), ("Eval Seq Len", "seq_len")):
            if column in header:
                assert str(read.parts[part]) == row[header.index(column)]
                seen[part] += 1
    assert seen == {"img_size": 32, "seq_len": 3}


class Typo(NamedTuple):
    """A name with an edited token: the place of that token, and the token before the edit."""

    name: str
    start: int
    end: int
    meant: str


CHARACTERS = string.ascii_lowercase + string.digits


def edited(text: str, chance: random.Random) -> str:
    """Return a text after one random edit: an insertion, deletion, substitution or transposition."""
    kind = chance.choice(("insert", "delete", "replace", "swap"))
    place = chance.randrange(len(text) + (kind == "insert"))
    before, rest = text[:place], text[place:]
    match kind:
        case "insert":
            return before + chance.choice(CHARACTERS) + rest
        case "delete":
            return before + rest[1:]
        case "replace":
            return before + chance.choice(CHARACTERS) + rest[1:]
        case _:
            return before + rest[1::-1] + rest[2:]


def is_known(text: str) -> bool:
    """Whether a text is a token of some kind."""
    kinds = bundled("timm.naming.json")["tokens"].values()
    return any(text in kind.get("words", ()) or re.fullmatch(kind.get("pattern", "(?!)"), text) for kind in kinds)


def typos(timm: Convention, number: int) -> Iterator[Typo]:
    """Return edits of random tokens in random real names that do not result in another known token."""
    chance = random.Random(2027)  # noqa: S311  a test, not a secret
    while number:
        name = chance.choice(NAMES)
        token: Token = chance.choice(timm.tokens(name))
        text = edited(token.text, chance)
        if text and not is_known(text):
            number -= 1
            typo = name[: token.start] + text + name[token.end :]
            yield Typo(typo, token.start, token.start + len(text), token.text)


@pytest.mark.slow
@needs_results
def test_most_random_typos_are_found_with_the_right_suggestion(timm: Convention) -> None:
    found = sum(is_found(timm, typo) for typo in typos(timm, 10_000))
    assert found >= 0.95 * 10_000


def is_found(timm: Convention, typo: Typo) -> bool:
    """Whether the first problem of a name is the edited token, with the original token as suggestion."""
    fault = next(iter(timm.read(typo.name).problems), None)
    if fault is None or (fault.start, fault.end) != (typo.start, typo.end):
        return False
    return f'did you mean "{typo.meant}"?' in fault.message


@pytest.mark.slow
@needs_results
def test_few_unseen_words_of_one_architecture_would_be_errors(timm: Convention) -> None:
    """A word that is removed from the convention is like a new word, which is not a mistake."""
    names_by_token: dict[str, set[str]] = {}
    for name in NAMES:
        for token in timm.tokens(name):
            names_by_token.setdefault(token.text, set()).add(name)
    unshared = {
        text: min(names)
        for text, names in names_by_token.items()
        if len({name.partition(".")[0] for name in names}) == 1
    }
    wrong = [text for text, name in unshared.items() if is_error_without(text, name)]
    assert len(unshared) > 200
    assert len(wrong) < 0.1 * len(unshared)


def is_error_without(word: str, name: str) -> bool:
    """Whether a name is bad for a convention that lacks one of its words."""
    document = deepcopy(bundled("timm.naming.json"))
    for kind in document["tokens"].values():
        for known in ("words", "examples"):
            if word in kind.get(known, ()):
                kept = [text for text in kind[known] if text != word]
                kind[known] = kept or ["placeholder"]
    return any(fault.rule == "bad-name" for fault in Convention("less", document).read(name).problems)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("vit_base_patch16_clip_224.openai", {"source": "openai"}),
        ("vit_so400m_patch16_siglip_gap_512.v2_webli", {"version": "v2", "pretrained": "webli"}),
        ("convnext_tiny.clip", {}),
    ],
)
def test_a_tag_need_not_name_the_data_nor_begin_with_a_recipe(
    timm: Convention, name: str, parts: dict[str, str]
) -> None:
    read = timm.read(name)
    assert read.problems == ()
    assert parts.items() <= read.parts.items()
