# SPDX-License-Identifier: Apache-2.0
"""docs/JSON.md, and whether a printed document is as that page says."""

import os
import re
from functools import cache
from pathlib import Path

SOURCE_DIR = Path(os.environ["FUNDTRAIL_SOURCE_DIR"])


@cache
def documented():
    """Returns: for each schema its keys, and whether each is always there."""
    schemas, keys = {}, {}
    for line in (SOURCE_DIR / "docs/JSON.md").read_text(encoding="utf-8").splitlines():
        if heading := re.fullmatch(r"### `(fundtrail\.[a-z_]+/1)`", line):
            keys = schemas[heading[1]] = {"schema": True}
        elif row := re.match(r"\| ((?:`[a-z_]+`\??(?:, )?)+) \|", line):
            keys |= {key: mark != "?" for key, mark in re.findall(r"`([a-z_]+)`(\??)", row[1])}
    return schemas


def check_documented(document):
    """Raises: AssertionError if keys are printed that the page lacks, or the other way round."""
    keys = documented().get(document["schema"])
    assert keys is not None, f"docs/JSON.md lacks {document['schema']}"
    unknown = set(document) - set(keys)
    assert not unknown, f"docs/JSON.md lacks of {document['schema']}: {sorted(unknown)}"
    missing = {key for key, is_always in keys.items() if is_always} - set(document)
    assert not missing, f"docs/JSON.md has as always there: {sorted(missing)} of {document}"
