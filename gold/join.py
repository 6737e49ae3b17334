#!/usr/bin/env python3
"""Puts the labels of gold/ together with articles that you have.

Usage:  join.py ARTICLES OUT [--text]
ARTICLES  a folder, searched to any depth for *.md files as their archive keeps them; their names do not matter
OUT       gets <id>.md (your file, byte for byte) and <id>.json (its gold, with the words of the quotations) per article
--text    also writes <id>.txt, the plain text that the offsets count in

A file is recognised by its SHA-256. One with the right address but other bytes is used where its plain text is the annotated one
(its markup or header was changed), and left out where it is not. Says what is missing and what was altered.
Exit 0 where every article was joined, 1 where some were not, 2 where it cannot work at all. Python 3, standard library only.
"""
import hashlib
import json
import os
import sys

import seed

HERE = os.path.dirname(os.path.abspath(__file__))


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def records(folder=os.path.join(HERE, "articles")):
    """The label files, by id."""
    out = {}
    for name in sorted(os.listdir(folder)):
        if name.endswith(".json"):
            with open(os.path.join(folder, name), encoding="utf-8") as file:
                record = json.load(file)
            out[record["id"]] = record
    return out


def words(text, at):
    """The words of a place: a quotation over several paragraphs is one text, without line feeds."""
    return text[at["start"]:at["end"]].replace("\n", "")


def corpus(record, text, title):
    """The article's gold in the corpus' own form, and how many quotations it had to leave out because they have no place."""
    quotes, others, placeless = [], [], 0
    # The first round annotated words alone, and its corpus has no places.
    place = ("start", "end") if record.get("round", 1) > 1 else ()
    for label in record["quotes"]:
        if label["start"] is None:
            placeless += 1
            continue
        quote = {"text": words(text, label), **{key: label[key] for key in place}, "kind": label["kind"]}
        if label["kind"] == "speech":
            quote.update(speaker=label["speaker"], affiliation=label.get("description"))
        for key in ("uncertain", "speaker_latin"):
            if key in label:
                quote[key] = label[key]
        quotes.append(quote)
    for label in record["other_quotes"]:
        if label["start"] is None:
            placeless += 1
            continue
        others.append({"text": words(text, label), **{key: label[key] for key in place}, "where": label["where"]})
    sources = [{"name": s["name"], "kind": s["kind"], "latin": s.get("latin"), "affiliation": s.get("description"),
                "aliases": s.get("aliases", [])} for s in record["sources"]]
    gold = {"id": record["id"], "title": title, "url": record["url"], "quotes": quotes, "other_quotes": others, "sources": sources}
    if "round" in record:
        gold["round"] = record["round"]
    return gold, placeless


class Articles:
    """The articles of a folder, found by the SHA-256 of their bytes or by their address."""

    def __init__(self, folder):
        self.by_hash, self.by_url, self.unread = {}, {}, []
        for at, folders, names in os.walk(folder):
            folders.sort()
            for name in sorted(n for n in names if n.endswith(".md")):
                path = os.path.join(at, name)
                try:
                    with open(path, "rb") as file:
                        data = file.read()
                except OSError as error:
                    self.unread.append("%s: %s" % (path, error.strerror))
                    continue
                self.by_hash.setdefault(sha256(data), path)
                try:
                    url = seed.front_matter(seed.decode(data)).get("from")
                except UnicodeDecodeError:
                    continue  # not UTF-8: only its bytes could have been the annotated ones
                if url:
                    self.by_url.setdefault(url, []).append(path)

    def find(self, record):
        """(state, path, bytes): state is `same`, `text` (other bytes, same plain text), `altered` or `missing`."""
        path = self.by_hash.get(record["sha256"])
        if path:
            return "same", path, read(path)
        paths = self.by_url.get(record["url"], [])
        for path in paths:
            data = read(path)
            if sha256(seed.plain(seed.decode(data)).encode()) == record["text_sha256"]:
                return "text", path, data
        return ("altered", paths[0], b"") if paths else ("missing", None, b"")


def read(path):
    with open(path, "rb") as file:
        return file.read()


def write(path, data):
    with open(path, "wb") as file:
        file.write(data)


def join(labels, folder, out, with_text=False, say=print):
    """Joins every record of `labels` that has its article in `folder`; returns how many are in each state."""
    articles = Articles(folder)
    os.makedirs(out, exist_ok=True)
    count = {"same": 0, "text": 0, "altered": 0, "missing": 0}
    for id, record in labels.items():
        state, path, data = articles.find(record)
        count[state] += 1
        if state == "missing":
            say("missing   %s  %s" % (id, record["url"]))
        elif state == "altered":
            say("altered   %s  %s: not the annotated text, left out" % (id, path))
        if state in ("missing", "altered"):
            continue
        if state == "text":
            say("markup    %s  %s: other bytes, the annotated text: joined" % (id, path))
        raw = seed.decode(data)
        text = seed.plain(raw)
        gold, placeless = corpus(record, text, seed.front_matter(raw).get("title"))
        if placeless:
            say("placeless %s  %d quotations have no place in the text and are left out" % (id, placeless))
        write(os.path.join(out, id + ".md"), data)
        write(os.path.join(out, id + ".json"), json.dumps(gold, ensure_ascii=False, indent=1).encode())
        if with_text:
            write(os.path.join(out, id + ".txt"), text.encode())
    for line in articles.unread:
        say("unread    " + line)
    say("%d of %d articles joined in %s: %d as annotated, %d with other markup; %d altered, %d missing" % (
        count["same"] + count["text"], len(labels), out, count["same"], count["text"], count["altered"], count["missing"]))
    return count


def main(arguments):
    flags = [a for a in arguments if a.startswith("--")]
    places = [a for a in arguments if not a.startswith("--")]
    if len(places) != 2 or set(flags) - {"--text"}:
        print(__doc__, file=sys.stderr)
        return 2
    folder, out = places
    if not os.path.isdir(folder):
        print("join.py: there is no folder %s" % folder, file=sys.stderr)
        return 2
    inside = os.path.realpath(out) + os.sep
    if inside.startswith(os.path.realpath(folder) + os.sep):
        print("join.py: %s lies in %s: what is written would be read as articles" % (out, folder), file=sys.stderr)
        return 2
    count = join(records(), folder, out, "--text" in flags)
    return 1 if count["altered"] or count["missing"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
