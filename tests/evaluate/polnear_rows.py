"""Writes PolNeAR articles (primary annotators) as rows for evaluate_voice and train_voice: escaped
text, a tab, then attributions separated by spaces. An attribution is type:content:cue:source, each
of the last three a list of byte ranges "begin-end" separated by commas, empty where nothing was
annotated. usage: polnear_rows.py FILE.jsonl > ROWS.tsv"""
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

    def ranges(spans):
        return ",".join(f"{offsets[span[0]]}-{offsets[span[1]]}" for span in spans)

    attributions = [
        ":".join([given["quote_type"]] + [ranges(given[part]) for part in ("content", "cue", "source")])
        for given in article["attributions"]
    ]
    escaped = (
        text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")
    )
    sys.stdout.buffer.write((escaped + "\t" + " ".join(attributions) + "\n").encode())
