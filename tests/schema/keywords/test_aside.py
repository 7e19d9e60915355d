"""`aside`: text after a number that is ignored."""

from typing import Any

import pytest
from schema_cases import number_read


@pytest.mark.parametrize(
    ("keywords", "text", "value"),
    [
        ({"aside": "()"}, "29.6 (SST)", 29.6),
        ({"aside": "()"}, "82.242(17.758)", 82.242),
        ({"aside": "()"}, "29.6 (SST) (uncased)", "29.6 (SST) (uncased)"),
        ({"aside": "()"}, "78.976 (21.024", "78.976 (21.024"),
        ({"aside": "()"}, "1.2.0 (main)", "1.2.0 (main)"),
        ({"aside": "()", "delta": True}, "84.8 (+0.3) (ours)", 84.8),
        ({"aside": ["Librispeech"], "unit": "hours"}, "960 hours Librispeech", 960),
        ({"aside": ["Librispeech"], "unit": "hours"}, "960 hours Switchboard", "960 hours Switchboard"),
        ({"aside": ["(SST)"]}, "29.6 (SST)", 29.6),
        ({"aside": ["(SST)"]}, "29.6 (uncased)", "29.6 (uncased)"),
        ({"aside": ["rs"], "unit": "h"}, "12 hrs", "12 hrs"),
    ],
)
def test_a_number_is_written_as_its_column_says(keywords: dict[str, Any], text: str, value: object) -> None:
    read = number_read(keywords, text)
    assert (read, type(read)) == (value, type(value))
