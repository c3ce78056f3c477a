"""Writes PolNeAR articles (primary annotators) as rows for evaluate_voice: escaped text, a tab, and
the content spans as byte ranges. usage: polnear_rows.py FILE.jsonl > ROWS.tsv"""
import json
import sys

for line in open(sys.argv[1], encoding="utf-8"):
    article = json.loads(line)
    if not article["primary"]:
        continue
    text = article["text"]
    offsets = [0]
    for character in text:
        offsets.append(offsets[-1] + len(character.encode()))
    spans = [
        f"{offsets[span[0]]}-{offsets[span[1]]}:{attribution['quote_type']}"
        for attribution in article["attributions"]
        for span in attribution["content"]
    ]
    escaped = (
        text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")
    )
    sys.stdout.buffer.write((escaped + "\t" + " ".join(spans) + "\n").encode())
