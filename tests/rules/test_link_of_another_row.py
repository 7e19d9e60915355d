"""`link-of-another-row`: each sign on its own, next to what looks like it and is right."""

import pytest
from rule_cases import findings, found
from tables import span_of, table

from mdlint.markdown import parse
from mdlint.model import Related
from mdlint.rules import RULES

URL = "https://example.com/"


def of(header: str, *rows: str) -> list[str]:
    """Return the messages about a table. `@` stands for the address of a host."""
    text = table(header, *rows).replace("@", URL)
    return [f"{finding.span.line}: {finding.message}" for finding in findings(RULES["link-of-another-row"], text)]


BN = ["vgg-16 | [model](@vgg16.pt)", "vgg-16-bn | [model](@vgg16_bn.pt)"]
SIZES = ["pose-50 | 256x192 | [ckpt](@res50_256x192.pt)", "pose-50 | 384x288 | [ckpt](@res50_384x288.pt)"]


@pytest.mark.parametrize(
    ("header", "rows", "expected"),
    [
        # The row has no word of its own, and the target has one of the other row's.
        (
            "Model | Get",
            [*BN, "vgg-19 | [model](@vgg19_bn.pt)", "vgg-19-bn | [model](@vgg19_bn.pt)"],
            '5: Get links to "vgg19_bn.pt", the target of "vgg-19-bn"',
        ),
        # Rows with one name are told apart by another cell.
        (
            "Arch | Size | Get",
            [*SIZES, "pose-101 | 256x192 | [ckpt](@res101_256x192.pt)", "pose-101 | 384x288 | [ckpt](@res101_256x192.pt)"],
            '6: Get links to "res101_256x192.pt", the target of "256x192"',
        ),
        # The link has a text of its own.
        (
            "Arch | Size | Get",
            [row.replace("[ckpt]", f"[c{place}]") for place, row in enumerate([*SIZES, "pose-101 | 256x192 | [ckpt](@res101_256x192.pt)", "pose-101 | 384x288 | [ckpt](@res101_256x192.pt)"])],
            '6: Get links to "res101_256x192.pt", the target of "256x192"',
        ),
    ],
)  # fmt: skip
def test_the_target_of_another_row(header: str, rows: list[str], expected: str) -> None:
    assert of(header, *rows) == [expected]


@pytest.mark.parametrize(
    ("header", "rows"),
    [
        # Both rows have their own target.
        ("Model | Get", [*BN, "vgg-19 | [model](@vgg19.pt)", "vgg-19-bn | [model](@vgg19_bn.pt)"]),
        # Targets have `bn` without being named so.
        ("Model | Get", ["a | [model](@a_bn.pt)", "b | [model](@b_bn.pt)", "c | [model](@d_bn.pt)", "d-bn | [model](@d_bn.pt)"]),
        # Most rows share their targets.
        ("Model | Get", ["a-1 | [t](@t_b.pt)", "a-2 | [t](@t_b.pt)", "b-3 | [t](@t_b.pt)", "b-4 | [t](@t_b.pt)"]),
        # No other row keeps the word that this row's target lacks.
        ("Model | Get", [*SIZES[:1], "deit-3rdparty | [cfg](@deit_16xb64.py)", "deit_16xb64 | [cfg](@deit_16xb64.py)", "vit_8xb8 | [cfg](@vit_8xb8.py)"]),
        # A row without a name, or with a mark in its place, goes on with the row above.
        ("Model | Top-1 | Get", [*(row.replace("|", "| 71.6 |", 1) for row in BN), " | 73.4 | [model](@vgg16_bn.pt)", "vgg-19 | 72.4 | [model](@vgg19.pt)", "vgg-19-bn | 74.2 | [model](@vgg19_bn.pt)"]),
        ("Model | Size | Get", [*(row.replace("|", "| 224 |", 1) for row in BN), "- | 224 | [model](@vgg16_bn.pt)", "vgg-19 | 224 | [model](@vgg19.pt)", "vgg-19-bn | 224 | [model](@vgg19_bn.pt)"]),
        # The target has words of both rows.
        ("Model | Get", [*BN, "vgg-19 + vgg-19-bn | [model](@vgg19_bn.pt)", "vgg-19-bn | [model](@vgg19_bn.pt)"]),
    ],
)  # fmt: skip
def test_a_shared_target(header: str, rows: list[str]) -> None:
    assert of(header, *rows) == []


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["net-200m | [get](@net_200m.pth)", "net-600m | [get](@net_200m.pth)"], ['4: Get links to "net_200m.pth", the target of "net-200m"']),
        (["net-200m | [get](@net_200m.pth)", "net-600m | [get](@net_600m.pth)"], []),
        # The file has no word of either row, words of both, or a word that stands in no place of this row's name.
        (["net-200m | [get](@net.pth)", "net-600m | [get](@net.pth)"], []),
        (["net-200m | [get](@net_200m_600m.pth)", "net-600m | [get](@net_200m_600m.pth)"], []),
        (["net-200m | [get](@net_200m.pth)", "tuned | [get](@net_200m.pth)"], []),
        # A word that is in the targets of all rows.
        (["net (zoo) | [get](@zoo/net.pth)", "net (own) | [get](@zoo/net.pth)", "bit | [get](@zoo/bit.pth)"], []),
    ],
)  # fmt: skip
def test_two_rows_with_one_target(rows: list[str], expected: list[str]) -> None:
    assert of("Model | Get", *rows) == expected


def test_a_cell_that_spans_rows_belongs_to_the_first() -> None:
    rows = "".join(f"<tr><td>vgg-{n}</td><td><a href='{URL}vgg{n}.pt'>m</a></td></tr>" for n in (11, 13, 16))
    both = f"<tr><td>vgg-19</td><td rowspan=2><a href='{URL}vgg19_bn.pt'>m</a></td></tr><tr><td>vgg-19-bn</td></tr>"
    page = f"<table><tr><th>Model</th><th>Get</th></tr>{rows}{both}</table>\n"
    assert found("link-of-another-row", page) == []


def test_links_in_html_are_told_apart_by_their_texts() -> None:
    """The first cell has no link for its model, so the log is the second link there, and the third below it."""
    rows = [
        f"<tr><td>net-{name}</td><td><a href='{URL}cfg_{name}_x.py'>config</a>{model}<a href='{URL}{name}_x_y.log'>log</a></td></tr>"
        for name, model in [("a", "model"), *((name, f"<a href='{URL}{name}_x.pth'>model</a>") for name in "bcd")]
    ]
    page = f"<table><tr><th>Model</th><th>Get</th></tr>{''.join(rows)}</table>\n"
    assert found("link-of-another-row", page) == []
    wrong = page.replace("d_x.pth", "c_x.pth")
    assert [words.partition(": ")[2] for words in found("link-of-another-row", wrong)] == [
        'Get links to "c_x.pth", the target of "net-c"'
    ]


def test_a_set_of_files_is_shared_on_purpose() -> None:
    def files(name: str) -> str:
        return f"[config](@{name}.py) [model](@{name}.pth) [log](@{name}.log)"

    rows = ["swin-ft192 | " + files("swin_192"), "swin-ft224 | " + files("swin_192"), "vit-ft192 | " + files("vit_192")]
    assert of("Model | Get", *rows) == []
    two = [row.replace(" [log]", " | [log]") for row in rows]
    assert of("Model | Get | Log", *two) == ['4: Get links to "swin_192.py", the target of "swin-ft192"']


def test_a_pair_of_files_is_shared_on_purpose_if_most_rows_share_one_of_them() -> None:
    """All rows have one classifier. Two of them call its weights `trained`, the other two `pretrained`."""
    labels = {"ocr v4": "trained", "ocr v3": "trained", "ocr mobile": "pretrained", "ocr server": "pretrained"}
    rows = [f"{name} | [inference](@infer.tar) / [{label}](@mobile.tar)" for name, label in labels.items()]
    assert of("Model | Classifier", *rows) == []
    own = [row.replace("@infer", f"@infer_{number}") for number, row in enumerate(rows)]
    assert of("Model | Classifier", *own) == ['6: Classifier links to "mobile.tar", the target of "ocr mobile"']


NAMED = ["isa | r50 | [m](@seg/isa_r50_512/m.pt)", "isa | r101 | [m](@seg/isa_r101_512/m.pt)"]


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ("isa | r152 | [m](@seg/ema_r152_512/m.pt)", ['5: Get links to "ema_r152_512/m.pt", with "ema" in the place of "isa", which this row is named by']),
        ("isa | r152 | [m](@seg/isa_r152_512/m.pt)", []),
        # Two words differ: the address follows another pattern.
        ("isa | r152 | [m](@seg/ema_r152_640/m.pt)", []),
        # Nothing but one word is the same.
        ("isa | r152 | [m](@ema)", []),
        # A folder for rows of one kind.
        ("isa | r152 | [m](@seg/ema/r152/m.pt)", []),
        # The row is not named by the word.
        ("ema | r152 | [m](@seg/ema_r152_512/m.pt)", []),
    ],
)  # fmt: skip
def test_a_word_of_the_row_that_all_others_keep(last: str, expected: list[str]) -> None:
    assert of("Model | Backbone | Get", *NAMED, last) == expected


def test_a_folder_for_rows_of_one_kind() -> None:
    rows = [f"Recall | {name} | [{name}](@v1/models/recall/{name}/)" for name in ("mind", "gru", "fast")]
    assert of("Kind | Model | Page", *rows, "Recall | tdm | [tdm](@v1/models/tree/tdm/)") == []


def test_a_word_that_a_heading_has_is_not_alien() -> None:
    text = table("Model | Backbone | Get", *NAMED, "isa | r152 | [m](@seg/ema_r152_512/m.pt)").replace("@", URL)
    assert len(found("link-of-another-row", text)) == 1
    assert found("link-of-another-row", f"# Isa, trained like Ema\n\n{text}") == []


PAIRS = [
    "[s-256](@wren_s_256.py) | [log](@wren_s_256_20211218.log)",
    "[b-256](@wren_b_256.py) | [log](@wren_b_256_20211219.log)",
]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        # The log names another row, the configuration this one: `b_384` against `b_256`.
        ("[b-384](@wren_b_384.py) | [log](@wren_b_256_20211220.log)", ['5: Log links to "wren_b_256_20211220.log", but Config links to "wren_b_384.py"']),
        # The configuration has the name of another row's, in another folder.
        ("[l](@old/wren_b_256.py) | [log](@wren_l_384_20211220.log)", ['5: Config links to "wren_b_256.py", but Log links to "wren_l_384_20211220.log"; the first is the target of "b-256"']),
        ("[b-384](@wren_b_384.py) | [log](@wren_b_384_20211220.log)", []),
        # A log of another row, which this row is named by too.
        ("[b-all after b-256](@wren_b_all.py) | [log](@wren_b_256_20211219.log)", []),
    ],
)  # fmt: skip
def test_two_links_that_contradict_each_other(row: str, expected: list[str]) -> None:
    sizes = "[s-384](@wren_s_384.py) | [log](@wren_s_384_20211221.log)"
    assert of("Config | Log", *PAIRS, row, sizes) == expected


def test_two_names_that_differ_in_one_word() -> None:
    rows = ["[w32](@dekr_w32_8xb10_300e.py) | [log](@dekr_w32_8xb10_140e.log)", "[w48](@dekr_w48_8xb10_300e.py) | [log](@dekr_w48_8xb10_300e.log)"]  # fmt: skip
    text = table("Config | Log", *rows).replace("@", URL)
    page = parse(text)
    link = span_of(page, f"[log]({URL}dekr_w32_8xb10_140e.log)")
    (finding,) = findings(RULES["link-of-another-row"], text)
    assert (finding.span, finding.help) == (link, "Check which of the two links is wrong.")
    other = span_of(page, f"[w32]({URL}dekr_w32_8xb10_300e.py)")
    assert finding.related == (Related(other, "the other link of this row"),)
    # Columns that are named by what differs, and names that differ in more.
    assert of("Config 300e | Log 140e", *rows) == []
    assert of("Config | Log", rows[0].replace("w32_8xb10_140e", "w40_8xb10_140e"), rows[1]) == []


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ("[pth](@c.pth) [onnx](@c.pth)", ['5: "onnx" links to "c.pth", .pth as the links of "pth", expected .zip']),
        # Both links are swapped: the first is reported.
        ("[pth](@c.zip) [onnx](@c.pth)", ['5: "pth" links to "c.zip", .zip as the links of "onnx", expected .pth']),
        ("[pth](@c.pth) [onnx](@c.tar.gz)", []),
        ("[pth](@c.pth) [onnx](@d.pth)", []),
    ],
)
def test_a_file_of_another_kind(files: str, expected: list[str]) -> None:
    rows = [f"{name} | [pth](@{name}.pth) [onnx](@{name}.zip)" for name in "ab"]
    assert of("Model | Files", *rows, f"c | {files}") == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("c-1c8765a5", ['4: File links to "c-1c8765a5.pt", with the checksum 1c8765a5 of "a-1c8765a5.pt"']),
        ("c-1c8765a6", []),
        # A date, a version and a word.
        ("c-20201123", []),
        ("c-defaced", []),
    ],
)
def test_the_checksum_of_another_file(name: str, expected: list[str]) -> None:
    first = name.replace("c-", "a-").replace("a6", "a5")
    assert of("Model | File", f"a | [x1]({URL}{first}.pt)", f"c | [x2]({URL}{name}.pt)", f"d | [x3]({URL}d-0badcafe.pt)") == expected  # fmt: skip


TEXTS = [f"{name} | [{name}_mpii.md](./mpii/{name}_mpii.md)" for name in ("hrnet", "scnet", "alex", "mspn", "vip")]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("[resnet_mpii.md](./mpii/csp_udp_mpii.md)", ['8: Page links to "csp_udp_mpii.md", but the text of the link names another file']),
        # The file of another row, without a word of its own.
        ("[scnet_lite_mpii.md](./mpii/scnet_mpii.md)", ['8: Page links to "scnet_mpii.md", but the text of the link names another file']),
        # A short form of the name, a text without anything else, and a text that says less.
        ("[res_mpii.md](./mpii/resnet_mpii.md)", []),
        ("[details](./mpii/csp_udp_mpii.md)", []),
        ("[ResNetMPII](./mpii/res_net_mpii_v2.md)", []),
        ("[resnet_mpii](./mpii/resnet_udp_mpii.md)", []),
    ],
)  # fmt: skip
def test_the_text_of_a_link_names_another_file(cell: str, expected: list[str]) -> None:
    assert of("Model | Page", *TEXTS, f"resnet | {cell}") == expected
    # In fewer rows, texts and files may differ on purpose.
    assert of("Model | Page", *TEXTS[:3], f"resnet | {cell}") == []


def test_a_row_is_reported_once() -> None:
    rows = [f"{name} | [pth](@{at}.pth) [log](@{at}.log)" for name, at in [("vgg-16", "vgg16"), ("vgg-16-bn", "vgg16_bn"), ("vgg-19", "vgg19_bn"), ("vgg-19-bn", "vgg19_bn")]]  # fmt: skip
    assert of("Model | Files", *rows) == ['5: Files links to "vgg19_bn.pth", the target of "vgg-19-bn"']


@pytest.mark.slow
def test_each_link_of_another_row_is_found_among_ten_thousand() -> None:
    """Ten thousand rows, of which each hundredth has the target of the row above."""
    rows = [
        f"m-{n} | {n} | [cfg]({URL}m_{n}_x.py) | [log]({URL}m_{n - (n % 100 == 0)}_x.log)" for n in range(1, 10_001)
    ]
    page = parse(table("Model | Number | Config | Log", *rows))
    check = RULES["link-of-another-row"].check_page
    assert check is not None
    assert len(list(check(page))) == 100
