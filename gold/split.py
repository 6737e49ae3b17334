#!/usr/bin/env python3
"""Adds a folder of annotated articles to gold/: their labels without the texts.

Usage:  split.py CORPUS [--check]
CORPUS   holds <id>.md and <id>.json per article, in the form that join.py writes
--check  writes nothing; says where articles/ and the table of README.md are not what CORPUS gives

Adds and replaces the articles of CORPUS; other label files stay as they are. Reports quotations that have no place in the text or
stand out of order. Exit 0 where all is well, 1 where something was reported. Python 3, standard library only.
"""
import json
import os
import re
import sys

import join
import seed

MARKS = "“”„‟‘’‚‛「」『』\"'«»"
LOST = 1000  # the cost of no place at all: above that of any place
QUOTE = {"text", "start", "end", "kind", "speaker", "affiliation", "speaker_latin", "uncertain"}
KEYS = {"": {"id", "title", "url", "round", "quotes", "other_quotes", "sources"}, "quotes": QUOTE, "other_quotes": {"text", "start", "end", "where"},
        "sources": {"name", "kind", "latin", "affiliation", "aliases"}}


class Page:
    """An article's plain text, and what is needed to find quotations in it."""

    def __init__(self, raw):
        self.text = seed.plain(raw)
        # A quotation over several paragraphs is annotated as one text: it is searched for without line feeds …
        self.flat = self.text.replace("\n", "")
        self.places = [i for i, c in enumerate(self.text) if c != "\n"]
        # … and, should white space differ, without any.
        self.dense_places = [i for i, c in enumerate(self.text) if not c.isspace()]
        self.dense = "".join(self.text[i] for i in self.dense_places)
        self.aside = self.asides(raw)

    def asides(self, raw):
        out, depth = [], 0
        for c in seed.plain(raw, asides=True):
            if c == seed.OPEN:
                depth += 1
            elif c == seed.CLOSE:
                depth = max(0, depth - 1)
            else:
                out.append(depth > 0)
        return out if len(out) == len(self.text) else [False] * len(self.text)

    def occurrences(self, words):
        """Every (start, end) at which the words stand."""
        for text, places, needle in ((self.flat, self.places, words.replace("\n", "")),
                                     (self.dense, self.dense_places, re.sub(r"\s+", "", words))):
            found, at = [], text.find(needle) if needle else -1
            while at >= 0:
                found.append((places[at], places[at + len(needle) - 1] + 1))
                at = text.find(needle, at + 1)
            if found:
                return found
        return []

    def cost(self, start, end, aside):
        """How unlikely it is that the annotated pair of marks stands here: 2 a mark that is missing, 3 for the wrong zone."""
        before, after = self.text[:start].rstrip()[-1:], self.text[end:end + 8].lstrip()[:1]
        missing = sum(1 for c in (before, after) if not c or c not in MARKS)
        return 2 * missing + (3 if self.aside[start] != aside else 0)

    def candidates(self, quotes, aside, taken=()):
        out = []
        for quote in quotes:
            out.append([(s, e, self.cost(s, e, aside) + (50 if any(s < b and a < e for a, b in taken) else 0))
                        for s, e in self.occurrences(quote["text"])])
        return out


def place(candidates):
    """One place for each quotation, in the order of the text, without overlaps, at the least cost together; of equal ones the first.

    A quotation that fits in no such order gets None.
    """
    best = [(0, 0, None)]  # (where the last quotation ends, cost, chain of places): ends rise, costs fall
    for options in candidates:
        states = [(end, cost + LOST, (None, chain)) for end, cost, chain in best]
        for start, end, price in options:
            before = [s for s in best if s[0] <= start]
            if before:
                states.append((end, before[-1][1] + price, ((start, end), before[-1][2])))
        best = []
        for state in sorted(states, key=lambda s: (s[0], s[1])):
            if not best or state[1] < best[-1][1]:
                best.append(state)
    chain, out = best[-1][2], []
    while chain is not None:
        out.append(chain[0])
        chain = chain[1]
    return out[::-1]


def mirrored(candidates, size):
    """The same, of equal ones the last: where it differs from `place`, the text alone does not say which is meant."""
    turned = [[(size - e, size - s, c) for s, e, c in options] for options in reversed(candidates)]
    return [at and (size - at[1], size - at[0]) for at in reversed(place(turned))]


def located(page, quotes, aside, taken, report):
    """The places of `quotes`, in their order: those that are annotated, or else those that are found."""
    if any("start" in quote for quote in quotes):
        for quote in quotes:
            if join.words(page.text, quote) != quote["text"]:
                report["lines"].append("not at its place: %r" % quote["text"][:40])
        return [(quote["start"], quote["end"]) for quote in quotes]
    candidates = page.candidates(quotes, aside, taken)
    places = place(candidates)
    report["ambiguous"] += sum(a != b for a, b in zip(places, mirrored(candidates, len(page.text))))
    for i, (quote, options) in enumerate(zip(quotes, candidates)):
        if places[i] is None and options:
            free = [o for o in options if (o[0], o[1]) not in places] or options
            places[i] = min(free, key=lambda o: (o[2], o[0]))[:2]
            report["lines"].append("out of order: %r" % quote["text"][:40])
        elif places[i] is None:
            report["lines"].append("not in the text: %r" % quote["text"][:40])
    return places


def checked(gold, name):
    for part, known in KEYS.items():
        for item in [gold] if not part else gold[part]:
            unknown = set(item) - known
            if unknown:
                raise SystemExit("split.py: %s: %s holds %s, which gold/ does not carry" % (name, part or "the file", sorted(unknown)))


def span(at):
    return {"start": at[0] if at else None, "end": at[1] if at else None}


def split(name, data, gold, report):
    """The record of one article: its labels without its text."""
    checked(gold, name)
    raw = seed.decode(data)
    page, front = Page(raw), seed.front_matter(raw)
    quotes = located(page, gold["quotes"], False, (), report)
    others = located(page, gold["other_quotes"], True, [at for at in quotes if at], report)
    record = {"id": gold["id"], "url": gold["url"], "date": front.get("date"), "sha256": join.sha256(data),
              "text_sha256": join.sha256(page.text.encode()), "text_length": len(page.text)}
    if "round" in gold:
        record["round"] = gold["round"]
    record.update(quotes=[], other_quotes=[], sources=[])
    for quote, at in zip(gold["quotes"], quotes):
        label = dict(span(at), kind=quote["kind"])
        if quote["kind"] == "speech":
            label["speaker"] = quote["speaker"]
        for key, into in (("speaker_latin", "speaker_latin"), ("affiliation", "description"), ("uncertain", "uncertain")):
            if quote.get(key):
                label[into] = quote[key]
        record["quotes"].append(label)
    for quote, at in zip(gold["other_quotes"], others):
        record["other_quotes"].append(dict(span(at), where=quote["where"]))
    for source in gold["sources"]:
        label = {"name": source["name"], "kind": source["kind"]}
        for key, into in (("latin", "latin"), ("affiliation", "description"), ("aliases", "aliases")):
            if source[key]:
                label[into] = source[key]
        record["sources"].append(label)
    back, placeless = join.corpus(record, page.text, front.get("title"))
    if not placeless and back != gold:
        report["lines"].append("comes back changed: " + ", ".join(k for k in gold if back[k] != gold[k]))
    return record


def dump(record):
    """One label a line: what is read easily and changes in small diffs."""
    lines = []
    for key, value in record.items():
        if isinstance(value, list) and value:
            items = ",\n".join("  " + json.dumps(item, ensure_ascii=False) for item in value)
            lines.append(" %s: [\n%s\n ]" % (json.dumps(key), items))
        else:
            lines.append(" %s: %s" % (json.dumps(key), json.dumps(value, ensure_ascii=False)))
    return "{\n" + ",\n".join(lines) + "\n}\n"


def table(records):
    """The table of README.md."""
    rows = {}
    for record in records:
        quotes, sources = record["quotes"], record["sources"]
        speech = [q for q in quotes if q["kind"] == "speech"]
        numbers = [1, len(quotes), len(speech), sum(q["speaker"] is not None for q in speech), len(quotes) - len(speech),
                   sum("uncertain" in q for q in quotes), len(record["other_quotes"]), len(sources), sum(s["name"] is not None for s in sources)]
        for row in (record["id"].split("-")[0], "round %d" % record.get("round", 1), "all"):
            rows[row] = [a + b for a, b in zip(rows.get(row, [0] * 9), numbers)]
    totals = [("**%s**" % row, rows.pop(row)) for row in ("round 1", "round 2", "round 3", "all") if row in rows]
    lines = ["| site | articles | quotations | speech | … with a named speaker | term | uncertain kind | not scored | sources | … named |",
             "|" + "---|" * 10]
    for row, numbers in sorted(rows.items()) + totals:
        lines.append("| %s | %s |" % (row, " | ".join("{:,}".format(n) for n in numbers)))
    return "\n".join(lines)


def built(folder):
    """The files of gold/ that `folder` gives, by path, their records, and the report."""
    report, records, files = {"ambiguous": 0, "lines": []}, {}, {}
    for name in sorted(n[:-5] for n in os.listdir(folder) if n.endswith(".json")):
        gold = json.loads(join.read(os.path.join(folder, name + ".json")).decode("utf-8"))
        seen = len(report["lines"])
        record = split(name, join.read(os.path.join(folder, name + ".md")), gold, report)
        report["lines"][seen:] = ["%s: %s" % (name, line) for line in report["lines"][seen:]]
        records[record["id"]] = record
        files[os.path.join("articles", record["id"] + ".json")] = dump(record)
    readme = join.read(os.path.join(join.HERE, "README.md")).decode("utf-8")
    files["README.md"] = re.sub(r"(<!-- table -->\n).*?(\n<!-- /table -->)", lambda m: m[1] + table({**join.records(), **records}.values()) + m[2],
                                readme, flags=re.S)
    return files, records, report


def main(arguments):
    places = [a for a in arguments if a != "--check"]
    if len(places) != 1 or not os.path.isdir(places[0]):
        print(__doc__, file=sys.stderr)
        return 2
    files, records, report = built(places[0])
    if not records:
        print("split.py: there is no annotated article in %s" % places[0], file=sys.stderr)
        return 2
    articles = os.path.join(join.HERE, "articles")
    os.makedirs(articles, exist_ok=True)
    differ = 0
    for path, text in files.items():
        full = os.path.join(join.HERE, path)
        if os.path.exists(full) and join.read(full).decode("utf-8") == text:
            continue
        differ += 1
        if "--check" in arguments:
            report["lines"].append("%s is not what split.py makes of %s" % (path, places[0]))
        else:
            join.write(full, text.encode())
    for line in report["lines"]:
        print(line)
    quotes = sum(len(r["quotes"]) + len(r["other_quotes"]) for r in records.values())
    print("%d articles, %d places; %d files %s; of %d places the text alone does not say which of several is meant" % (
        len(records), quotes, differ, "differ" if "--check" in arguments else "changed", report["ambiguous"]))
    return 1 if report["lines"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
