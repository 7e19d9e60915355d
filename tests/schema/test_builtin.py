"""The built-in schemas: what they report, and what they ignore."""

from pathlib import Path

import pytest
from schema_cases import found

from mdlint.markdown import parse
from mdlint.model import Table
from mdlint.schema import BoundTable, load, violations

TIMM = load("builtin:timm-metrics")
METRICS = load("builtin:metrics")

PAGE = """\
| Model | Img Size | Top-1 | Top-5 | Params (M) |
|-------|----------|-------|-------|------------|
| vit_large.in1k | 224 | 84.840 | 97.122 | 304.40 |
| vit_base.in1k | 224 | 83.894 | 96.754 | 86.59 |
| vit_base.in1k | 256 | 83.718 | 96.672 | 86.59 |
| vit_small.in1k | 224 | 81.230 | 95.022 | 21.98 |
| vit_tiny.in1k | 224 | - | - | 150+ |
"""


def test_a_correct_table_is_clean() -> None:
    assert found(TIMM, PAGE) == []


@pytest.mark.parametrize(
    "header",
    [
        "| model | img_size | top1 | top5 | param_count |",
        "| Model | Image Size | Top-1 (%) | Top-5 (%) | Params(M) |",
        "| Model | img size | acc@1 | acc@5 | Param Count |",
        "| MODEL | Img  Size | Top1 Acc | Top5 Acc | Params （M） |",
    ],
)
def test_columns_are_known_by_their_usual_names(header: str) -> None:
    assert found(TIMM, PAGE.replace("84.840", "848.28").replace(PAGE.splitlines()[0], header)) == [
        "3:26-32 out-of-range: Top-1 848.28 is above the maximum 100"
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("84.840", "84.84O", ['3:26-32 wrong-type: Top-1 "84.84O" is not a number']),
        ("84.840", "84,84", ['3:26-31 wrong-type: Top-1 "84,84" is not a number']),
        ("84.840", "84.8402", ["3:26-33 decimals: Top-1 84.8402 has 4 decimals, the column has 3"]),
        ("84.840 | 97.122", "97.122 | 84.840", ["3:26-32 broken-relation: Top-1 97.122 is not at most Top-5 84.840"]),
        ("304.40", "-304.40", ["3:44-51 out-of-range: Params (M) -304.40 is not above 0"]),
        ("304.40", "-", ['3:44-45 missing-value: Params (M) "-" is a missing value; the column needs a value in every row']),
        ("304.40", "~304.40", ['3:44-51 wrong-type: Params (M) "~304.40" is not a number']),
        ("| vit_large.in1k |", "| - |", ['3:3-4 missing-value: Model "-" is a missing value; the column needs a value in every row']),
        ("| vit_large.in1k |", "| |", ["3:3-3 missing-value: Model is empty; the column needs a value in every row"]),
        ("vit_large.in1k | 224", "vit_large.in1k | 22.4", ["3:20-24 wrong-type: Img Size 22.4 is not a whole number"]),
        ("vit_large.in1k | 224", "vit_large.in1k | 0", ["3:20-21 out-of-range: Img Size 0 is not above 0"]),
        ("vit_base.in1k | 256", "vit_base.in1k | 224", ['5:3-16 duplicate-key: Model "vit_base.in1k", Img Size 224 occurs twice']),
        ("84.840", "-", ['3:26-27 unsorted-rows: Top-1 "-" is out of order (descending): rows without a value come last']),
        ("Params (M)", "Params", ['1:38-44 unknown-column: unknown column "Params" (did you mean "Params (M)"?)']),
        ("Model", "     ", ['1:3-3 missing-column: column "Model" is missing: this header is empty']),
        ("Top-1 ", "Top-2 ", ['1:22-27 unknown-column: unknown column "Top-2" (did you mean "Top-1"?)']),
    ],
)  # fmt: skip
def test_a_mistake_in_a_timm_table_is_the_only_finding(old: str, new: str, expected: list[str]) -> None:
    assert PAGE.count(old) == 1
    assert found(TIMM, PAGE.replace(old, new)) == expected


def test_a_row_in_the_wrong_place_is_one_finding() -> None:
    header, rows = PAGE.splitlines()[:2], PAGE.splitlines()[2:]
    swapped = [rows[0], rows[2], rows[1], *rows[3:]]
    assert found(TIMM, "\n".join(header + swapped)) == [
        "4:25-31 unsorted-rows: Top-1 83.718 is out of order (descending): it belongs below 83.894"
    ]
    worst_first = [rows[3], *rows[:3], rows[4]]
    assert found(TIMM, "\n".join(header + worst_first)) == [
        "3:26-32 unsorted-rows: Top-1 81.230 is out of order (descending): it belongs below 83.718"
    ]


def test_a_repeated_row_repeats_its_key_and_is_not_checked_for_order() -> None:
    lines = PAGE.splitlines()
    assert found(TIMM, "\n".join([*lines[:4], lines[3], *lines[4:]])) == [
        '5:3-16 duplicate-key: Model "vit_base.in1k", Img Size 224 occurs twice'
    ]
    (last,) = found(TIMM, "\n".join([*lines, lines[2]]))
    assert "duplicate-key" in last


def test_a_second_column_with_another_alias_is_reported() -> None:
    page = "| Model | Top-1 | Top1 | Acc@1 |\n|---|---|---|---|\n| vit.in1k | 84 | 84 | 84 |\n"
    assert found(TIMM, page) == [
        '1:19-23 unknown-column: "Top1" is a second column "Top-1"',
        '1:26-31 unknown-column: "Acc@1" is a second column "Top-1"',
    ]


def test_a_column_sorted_in_the_opposite_order_is_one_finding() -> None:
    rows = "".join(f"| vit.e{number}_in1k | {number}.1 |\n" for number in range(80, 90))
    page = f"| Model | Top-1 |\n|---|---|\n{rows}"
    assert found(TIMM, page) == ["1:11-16 unsorted-rows: Top-1 is sorted ascending, not descending"]


def one_column(header: str, *cells: str) -> str:
    """Return a table of names and one other column."""
    rows = "".join(f"| m{number} | {cell} |\n" for number, cell in enumerate(cells))
    return f"| Name | {header} |\n|---|---|\n{rows}"


@pytest.mark.parametrize(
    ("header", "cell"),
    [
        *[(header, "848.28") for header in ("Top-1", "top1 (%)", "Top-3 (%)", "acc@1", "acc@3", "Accuracy", "Accuracy (%)", "Acc. (%)", "Test acc")],
        *[(header, "848.28") for header in ("Test accuracy", "ImageNet Top-1 Acc", "mAP", "box mAP", "mAP@0.5", "mAP 50-95")],
        *[(header, "848.28") for header in ("box AP", "AP50", "mask AP (%)", "F1 score", "F1 (%)", "Dev F1-score", "macro F1", "test micro-F1-Score (%)", "BLEU", "sacreBLEU")],
        *[(header, "848.28") for header in ("Precision@5", "Precision (%)", "Recall (%)", "recall@10", "mIoU", "mean IoU (%)")],
        *[("Accuracy", cell) for cell in ("101%", "-1", "> 100.5", "120*", "100.1 ± 0.2")],
        *[(header, "-86.6") for header in ("Params (M)", "params(M)", "#Params", "param_count", "# Params (B)", "Parameters (M)")],
        *[(header, "-8.6") for header in ("FLOPs", "GFLOPs", "FLOPs (G)", "Flops (G)", "MACs (M)", "gmac")],
        *[(header, "-8.6") for header in ("Latency (ms)", "p99 latency [ms]", "Inference time (s)", "FPS", "Throughput (img/s)")],
        *[(header, "-8.6") for header in ("Model size (MB)", "Image size", "img_size")],
        *[(header, "-8.6") for header in ("Latency-90% (ms)", "Latency p99.9 [ms]", "90% latency (ms)", "max latency (s)")],
        *[(header, "848.28") for header in ("Top-1 error", "TOP-1 ERROR", "Top-5 Error (%)", "top1_err", "top-5 err.", "Top-3 error rate", "Err@1", "err@10 (%)")],
        *[(header, "-0.1") for header in ("Top-1 error", "top5 err", "WER", "CER (%)", "dev WER", "test_clean WER", "test-other WER (%)", "Error rate", "error rate (%)")],
        *[(header, "848.28") for header in ("ROUGE-1", "rouge-Lsum", "chrF++", "pass@1", "Pass@100 (%)", "AUROC", "ROC AUC (%)", "Exact match (%)")],
        *[(header, "100.3") for header in ("R²", "R² score", "R<sup>2</sup>")],
        *[(header, cell) for header in ("Pearson r", "Pearson correlation", "Spearman's rho", "Kendall τ", "Matthews correlation coefficient", "Cohen's kappa") for cell in ("-100.3", "101")],
        ("Params (M)", "-86.6M"),
        ("Latency (ms)", "-12.5 ms"),
    ],
)  # fmt: skip
def test_a_metric_out_of_its_range_is_found(header: str, cell: str) -> None:
    (finding,) = found(METRICS, one_column(header, "50", cell))
    assert finding.startswith(f"4:8-{8 + len(cell)} out-of-range: ")


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        # No value, no type and no order is required.
        ("Top-1", ("81", "-", "", "84.8%", "84,8", "soon", "0.82", "85.2*", "81.2 / 95.0", "**82**")),
        ("Params (M)", ("86.6", "150+", "N/A", "1,014.45", "0", "86.6M", "?")),
        ("Latency (ms)", ("12.5", "13.1 ms", "1 - 2", "OOM")),
        # Other meanings of these headers: formants, counts, names, years. And metrics with another range.
        *[(header, ("848.28", "-3.1")) for header in ("F1", "F2", "Dev F1", "Top10", "Top-100", "Acc", "Acc.", "acc1", "APs", "Recall", "Precision")],
        *[(header, ("848.28", "-3.1")) for header in ("MCC", "Kappa", "AUC", "R2", "Pearson", "Exact match", "Elo", "CIDEr", "Loss")],
        # Errors that have a sign, or are not percentages; there may be more word errors than words.
        *[(header, ("848.28", "-3.1")) for header in ("Error", "Error (%)", "Relative error", "Acc@1 (err)", "Err", "Δ WER", "WER reduction", "Error rate change")],
        *[(header, ("848.28",)) for header in ("WER", "CER (%)", "test_other WER", "Error rate (%)")],
        ("Top-1 error", ("28.8", "189.8 m", "12.5%", "0", "100", "0.125")),
        *[(header, ("-0.31", "0.99", "-99", "100")) for header in ("Pearson r", "Spearman correlation", "Cohen's kappa")],
        ("R²", ("-4.7", "0.99", "99.1", "1")),
        # Differences and speed-ups.
        *[(header, ("848.28", "-3.1")) for header in ("Δ Top-1", "Top-1 diff", "Accuracy Δ", "Δ accuracy", "Accuracy vs. base", "Top-1 error reduction")],
        *[(header, ("848.28", "-3.1")) for header in ("Accuracy gain", "mAP (delta)", "BLEU improvement", "Speed-up", "Throughput (vs. baseline)")],
        *[(header, ("848.28", "-3.1")) for header in ("Latency", "Latency change (%)", "Params", "Parameters", "Size", "AP", "map")],
        *[(header, ("848.28",)) for header in ("FPS", "Throughput (img/s)", "FLOPs (G)", "Image size", "Perplexity", "Score")],
    ],
)  # fmt: skip
def test_uncertain_cases_are_not_reported(header: str, cells: tuple[str, ...]) -> None:
    assert found(METRICS, one_column(header, *cells)) == []


def test_top_1_is_at_most_top_5() -> None:
    page = "| Name | top-1 (%) | Top-5 Acc |\n|---|---|---|\n| a | 84 | 97 |\n| b | 97 | 84 |\n| c | 81 | - |\n"
    assert found(METRICS, page) == ["4:7-9 broken-relation: Top-1 97 is not at most Top-5 84"]


def test_a_top_5_error_is_at_most_the_top_1_error() -> None:
    page = "| Name | top1_err | Top-5 Error (%) |\n|---|---|---|\n| a | 24 | 7 |\n| b | 9 | 19 |\n| c | 30.1% | - |\n| d | 8 | 8 |\n"
    assert found(METRICS, page) == ["4:11-13 broken-relation: Top-5 Error 19 is not at most Top-1 Error 9"]
    mixed = page.replace("top1_err", "top1_acc")
    assert found(METRICS, mixed) == []


def test_a_table_whose_rows_mostly_break_the_relation_has_other_metrics() -> None:
    page = "| Name | Top-1 | Top-5 |\n|---|---|---|\n| a | 24 | 7 |\n| b | 26 | 8 |\n| c | 5 | 20 |\n"
    assert found(METRICS, page) == []
    assert found(METRICS, page.replace("26 | 8", "8 | 26")) == [
        "3:7-9 broken-relation: Top-1 24 is not at most Top-5 7"
    ]


@pytest.mark.parametrize(
    ("headers", "cells", "expected"),
    [
        ("p50 latency (ms) | p99 latency (ms)", "12 | 9", "3:12-13 broken-relation: p99 latency (ms) 9 is not at least p50 latency (ms) 12"),
        ("Latency p90 (ms) | Latency p95 (ms)", "12 | 9", "3:12-13 broken-relation: Latency p95 (ms) 9 is not at least Latency p90 (ms) 12"),
        ("P50 [ms] | P99 [ms]", "12 | 9", "3:12-13 broken-relation: P99 [ms] 9 is not at least P50 [ms] 12"),
        ("P50 (s) | P99.9 (s)", "12 | 9", "3:12-13 broken-relation: P99.9 (s) 9 is not at least P50 (s) 12"),
        ("p50_ms | p99_ms", "12 | 9", "3:12-13 broken-relation: p99_ms 9 is not at least p50_ms 12"),
        ("latency_p50_ms | latency_p99_ms", "12 | 9", "3:12-13 broken-relation: latency_p99_ms 9 is not at least latency_p50_ms 12"),
        ("p50 | p99", "12 ms | 9 ms", "3:15-19 broken-relation: p99 9 ms is not at least p50 12 ms"),
        ("Latency (p50) | Latency (p99)", "12 ms | 9 ms", "3:15-19 broken-relation: Latency (p99) 9 ms is not at least Latency (p50) 12 ms"),
        ("latency 50th percentile | latency 99th percentile", "12 | 9", "3:12-13 broken-relation: latency 99th percentile 9 is not at least latency 50th percentile 12"),
        ("99th percentile latency (ms) | 99.9th percentile latency (ms)", "12 | 9", "3:12-13 broken-relation: 99.9th percentile latency (ms) 9 is not at least 99th percentile latency (ms) 12"),
        ("Median (ms) | P95 (ms)", "12 | 9", "3:12-13 broken-relation: P95 (ms) 9 is not at least Median (ms) 12"),
        ("p50 TTFT (ms) | p99 TTFT (ms)", "12 | 9", "3:12-13 broken-relation: p99 TTFT (ms) 9 is not at least p50 TTFT (ms) 12"),
        ("Response time p50 | Response time p90", "12 | 9", "3:12-13 broken-relation: Response time p90 9 is not at least Response time p50 12"),
        ("Min latency | Max latency", "12 | 9", "3:12-13 broken-relation: Max latency 9 is not at least Min latency 12"),
        ("Min (ms) | p50 (ms) | p99 (ms) | Max (ms)", "1 | 2 | 30 | 4", "3:20-21 broken-relation: Max (ms) 4 is not at least p99 (ms) 30"),
        ("GPU p50 (ms) | GPU p99 (ms) | CPU p50 (ms) | CPU p99 (ms)", "1 | 2 | 9 | 8", "3:19-20 broken-relation: CPU p99 (ms) 8 is not at least CPU p50 (ms) 9"),
    ],
)  # fmt: skip
def test_percentiles_of_a_latency_ascend(headers: str, cells: str, expected: str) -> None:
    page = f"| Name | {headers} |\n|---{'|---' * (headers.count('|') + 1)}|\n| a | {cells} |\n"
    assert found(METRICS, page) == [expected]


@pytest.mark.parametrize("header", ["Latency {}%", "Latency-{}% (ms)", "{}% Latency", "Latency ({}%) [ms]"])
def test_percentages_of_a_latency_ascend_if_they_do_in_most_rows(header: str) -> None:
    head = f"| Name | {header.format(90)} | {header.format(95)} | {header.format(99)} |\n|---|---|---|---|\n"
    rows = "| a | 1.1 | 1.2 | 1.3 |\n| b | 2.0 | 2.5 | 2.1 |\n| c | 3 | 3 | 4 |\n"
    assert found(METRICS, head + rows) == [
        f"4:19-22 broken-relation: {header.format(99)} 2.1 is not at least {header.format(95)} 2.5"
    ]
    assert found(METRICS, head + "| b | 2.0 | 2.5 | 2.1 |\n") == []


SILENT = list(parse((Path(__file__).parents[2] / "fixtures" / "metrics" / "silent.md").read_text("utf-8")).tables)


@pytest.mark.parametrize("table", SILENT, ids=lambda table: table.headings[-1].text)
def test_a_table_that_only_looks_wrong_is_clean(table: Table) -> None:
    assert violations(BoundTable(table, METRICS)) == []


def test_each_heading_has_a_table_that_only_looks_wrong() -> None:
    assert len({table.headings[-1].text for table in SILENT}) == len(SILENT) == 52


@pytest.mark.parametrize(
    "name",
    [
        "delta", "Δ", "**Diff.**", "Absolute gain", "ours vs. base", "Δ(ours-base)", "Vs. baseline", "Gap to ours", "Error (%)",
        "Relative error", "Relative accuracy", "Relative to base", "Error rate", "Error reduction rate", "Gain ↑", "Drop w/o pretraining",
        "Compression ratio", "Speedup over base",
    ],
)  # fmt: skip
def test_a_row_of_differences_is_skipped(name: str) -> None:
    page = f"| Name | mAP | AP50 |\n|---|---|---|\n| a | 40 | 60 |\n| {name} | -1.2 | +110 |\n"
    assert found(METRICS, page) == []


@pytest.mark.parametrize(
    "name",
    [
        "deltanet", "GainNet", "diffuser-base", "b", "Change detection", "Drop path", "Squeeze ratio 16", "Relative position bias",
        "Diff. Transformer", "Delta tuning", "ResNet-50 (drop 0.2)", "ResNet + GAP", "Error-aware net", "VS Code", "dead-drop",
    ],
)  # fmt: skip
def test_a_name_that_contains_such_a_word_is_not_a_difference(name: str) -> None:
    page = f"| Name | mAP |\n|---|---|\n| a | 40 |\n| {name} | -1.2 |\n"
    (finding,) = found(METRICS, page)
    assert finding.endswith("out-of-range: mAP -1.2 is below the minimum 0")


@pytest.mark.parametrize(
    "rows",
    [
        # Totals and baselines at the end of a sorted table, a section, a second header row, a repeated header.
        "| a | 90 | 95 |\n| b | 80 | 90 |\n| Average | 85 | 92.5 |\n| Oracle | 99 | 99 |\n",
        "| a | 90 | 95 |\n| **1000 classes** | | |\n| b | 80 | 90 |\n",
        "| | val | test |\n| a | 90 | 95 |\n| b | 80 | 90 |\n",
        "| a | 90 | 95 |\n| | | **120** |\n",
        "| a | 90 | 95 |\n| Model | Top-1 | Top-5 |\n| b | 80 | 90 |\n",
    ],
)
def test_metrics_ignore_rows_that_are_not_data(rows: str) -> None:
    assert found(METRICS, f"| Model | Top-1 | Top-5 |\n|---|---|---|\n{rows}") == []


def test_metrics_check_the_rows_around_rows_that_are_not_data() -> None:
    rows = "| a | 900 | 95 |\n| **1000 classes** | | |\n| b | 80 | 901 |\n| Oracle | 99 | 990 |\n"
    assert [line.split(" ")[0] for line in found(METRICS, f"| Model | Top-1 | Top-5 |\n|---|---|---|\n{rows}")] == [
        "3:7-10",
        "5:12-15",
        "6:17-20",
    ]
