#!/usr/bin/env python3
"""Makes corpus records of AllSides triads (event = the triad) or of MediaCloud headlines (no event)."""
import json
import re
import sys


def iso_date(text):
    """The day as ISO 8601; of "1/30/2024 0:00" too; empty for anything else."""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text or ""):
        return text
    day = re.match(r"(\d{1,2})/(\d{1,2})/(\d{4})\b", text or "")
    return f"{day[3]}-{int(day[1]):02}-{int(day[2]):02}" if day else ""


def triads(path):
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            triad = json.loads(line)
            for side in ("left", "center", "right"):
                article = triad.get(side)
                if article:
                    yield {"id": f"{number}-{side}", "outlet": article["outlet"],
                           "title": article.get("title") or "", "text": article["text"],
                           "date": iso_date(article.get("date")), "event": f"triad-{number}"}


def headlines(path):
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            record = json.loads(line)
            if record["title"].strip():
                yield {"id": str(number), "outlet": record["outlet"], "text": record["title"],
                       "date": iso_date(record.get("date"))}


if len(sys.argv) != 3 or sys.argv[1] not in ("triads", "headlines"):
    sys.exit("usage: shared_rows.py triads|headlines FILE")
for row in (triads if sys.argv[1] == "triads" else headlines)(sys.argv[2]):
    print(json.dumps(row, ensure_ascii=False))
