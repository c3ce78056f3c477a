"""Rows of AllSides triads with the side (left, center, right) in the place of the outlet."""
import json
import sys

for line in sys.stdin:
    row = json.loads(line)
    row["outlet"] = row["id"].split("-")[-1]
    print(json.dumps(row))
