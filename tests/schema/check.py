"""The analysis against its schema (docs/analysis.schema.json).

    python tests/schema/check.py ANALYSES.jsonl…      one JSON object a line, as `examples/inspect` writes them

Every line must be valid, and must hold no field that the schema does not describe: users may meet new fields, but we may not forget to
write them down. What the schema cannot say is checked beside it: that `text` is the block's text from `start` to `end`, and that indices
lead somewhere.
"""

import copy
import json
import sys
from pathlib import Path

from jsonschema import Draft202012Validator

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "analysis.schema.json").read_text("utf-8"))


def strict(schema):
    """The same schema, closed: what it does not describe is an error."""
    schema = copy.deepcopy(schema)
    for part in [schema, *schema["$defs"].values(), schema["$defs"]["document"]["properties"]["metadata"]["items"]]:
        if part.get("type") == "object":
            part["additionalProperties"] = False
    return schema


def contradictions(analysis):
    blocks = [block["text"] for block in analysis["document"]["blocks"]]
    for number, quote in enumerate(analysis["quotes"]):
        if blocks[quote["block"]][quote["start"] : quote["end"]] != quote["text"]:
            yield f"quotes/{number}: its text is not what stands there"
        if quote["kind"] == "term" and quote["speaker"] is not None:
            yield f"quotes/{number}: a term has a speaker"
    for number, source in enumerate(analysis["sources"]):
        if any(quote >= len(analysis["quotes"]) for quote in source["quotes"]):
            yield f"sources/{number}: a quotation that is none"


def main(paths):
    Draft202012Validator.check_schema(SCHEMA)
    validator = Draft202012Validator(strict(SCHEMA))
    # The check itself must be able to fail.
    assert list(validator.iter_errors({"file": "x"})), "an empty analysis is not valid"
    count = wrong = 0
    for path in paths:
        # Not `splitlines`: a text may hold other ends of lines than the one that ends a line here.
        for line in Path(path).read_text("utf-8").split("\n"):
            if not line:
                continue
            analysis = json.loads(line)
            count += 1
            errors = [f"{'/'.join(map(str, e.absolute_path))}: {e.message[:200]}" for e in validator.iter_errors(analysis)]
            errors = errors or list(contradictions(analysis))
            wrong += bool(errors)
            for error in errors[:5]:
                print(f"{analysis.get('file')}: {error}")
    print(f"analyses: {count}, not as the schema says: {wrong}")
    return 1 if wrong or not count else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
