#!/usr/bin/env python3
"""What gold/ promises, on small articles of our own and on the committed labels. Run: python3 gold/selftest.py"""
import contextlib
import copy
import io
import json
import os
import tempfile
import unittest

import join
import seed
import split

SEED = """---
layout: post
title: "渡口“停航”"
date: 2021-01-02T03:04:05.000Z
author: 样报
from: https://example.org/a
---
<!--1609556645000-->
[渡口“停航”](https://example.org/a)
------

<div>
<h2>船长：“水太急”</h2><p>船长林水生（Lin&nbsp;Shuisheng）说：“水太急”，
  又说：“明天&amp;后天</p><p>都不开船。”</p><script>var a = "“水太急”";</script><p>这叫“停&nbsp; 航”，镇上有人说“等等看”。</p>
</div>
"""
GOLD = {
    "id": "a-1", "title": "渡口“停航”", "url": "https://example.org/a",
    "quotes": [
        {"text": "水太急", "kind": "speech", "speaker": "林水生", "affiliation": None, "speaker_latin": "Lin Shuisheng"},
        {"text": "明天&后天都不开船。", "kind": "speech", "speaker": "林水生", "affiliation": None, "speaker_latin": "Lin Shuisheng"},
        {"text": "停 航", "kind": "term", "uncertain": True},
        {"text": "等等看", "kind": "speech", "speaker": None, "affiliation": "镇上有人"},
    ],
    "other_quotes": [{"text": "水太急", "where": "aside"}],
    "sources": [{"name": "林水生", "kind": "person", "latin": "Lin Shuisheng", "affiliation": "船长", "aliases": ["船长林"]},
                {"name": None, "kind": "person", "latin": None, "affiliation": "镇上有人", "aliases": []}],
}
TEXT = "船长：“水太急”\n船长林水生（Lin Shuisheng）说：“水太急”， 又说：“明天&后天\n都不开船。”\n这叫“停 航”，镇上有人说“等等看”。"


def labelled(gold=GOLD, text=SEED):
    report = {"ambiguous": 0, "lines": []}
    return split.split("a-1", text.encode(), copy.deepcopy(gold), report), report


def joined(record, files):
    """What join makes of a folder that holds `files`: the counts, what it says, and what it writes."""
    with tempfile.TemporaryDirectory() as folder:
        articles, out, said = os.path.join(folder, "in"), os.path.join(folder, "out"), []
        for name, data in files.items():
            os.makedirs(os.path.dirname(os.path.join(articles, name)), exist_ok=True)
            join.write(os.path.join(articles, name), data)
        os.makedirs(articles, exist_ok=True)
        count = join.join({record["id"]: record}, articles, out, True, said.append)
        return count, "\n".join(said), {n: join.read(os.path.join(out, n)) for n in sorted(os.listdir(out))}


class PlainText(unittest.TestCase):
    def test_text_is_as_the_readme_defines_it(self):
        self.assertEqual(seed.plain(SEED), TEXT)

    def test_line_ends_and_a_byte_order_mark_change_nothing(self):
        self.assertEqual(seed.plain(seed.decode(("\ufeff" + SEED.replace("\n", "\r\n")).encode())), TEXT)

    def test_marks_of_headings_change_nothing_else(self):
        marked = seed.plain(SEED, asides=True)
        self.assertNotEqual(marked, TEXT)
        self.assertEqual(marked.replace(seed.OPEN, "").replace(seed.CLOSE, ""), TEXT)

    def test_text_without_header_is_all_body(self):
        self.assertEqual(seed.plain("<p>1 < 2</p>\n"), "1 < 2")


class Split(unittest.TestCase):
    def test_same_words_in_a_heading_and_in_the_text_have_their_own_places(self):
        record, report = labelled()
        self.assertEqual(report["lines"], [])
        self.assertEqual(record["quotes"][0]["start"], TEXT.index("水太急", TEXT.index("说")))
        self.assertEqual(record["other_quotes"][0]["start"], TEXT.index("水太急"))

    def test_record_holds_no_text_of_the_article(self):
        kept = split.dump(labelled()[0])
        for words in ("水太急", "都不开船", "停航", "停 航", "等等看"):
            self.assertNotIn(words, kept)

    def test_quotation_that_is_not_in_the_text_is_reported_and_keeps_its_turn(self):
        gold = copy.deepcopy(GOLD)
        gold["quotes"].insert(1, {"text": "谁也没说过的话", "kind": "term"})
        record, report = labelled(gold)
        self.assertEqual(len(report["lines"]), 1)
        self.assertIn("not in the text", report["lines"][0])
        self.assertIsNone(record["quotes"][1]["start"])
        self.assertEqual([q["start"] for q in record["quotes"][2:]], [q["start"] for q in labelled()[0]["quotes"][1:]])
        self.assertEqual(join.corpus(record, TEXT, GOLD["title"]), (GOLD, 1))

    def test_quotation_out_of_order_is_reported_and_placed(self):
        gold = copy.deepcopy(GOLD)
        gold["quotes"].append(gold["quotes"].pop(1))
        record, report = labelled(gold)
        self.assertIn("out of order", report["lines"][0])
        self.assertTrue(all(q["start"] is not None for q in record["quotes"]))

    def test_same_words_twice_are_two_quotations_at_two_places(self):
        text = SEED.replace("“等等看”", "“等等看”“等等看”")
        gold = copy.deepcopy(GOLD)
        gold["quotes"].append(gold["quotes"][-1])
        record, report = labelled(gold, text)
        self.assertEqual(report, {"ambiguous": 0, "lines": []})
        self.assertLess(record["quotes"][-2]["end"], record["quotes"][-1]["start"])
        self.assertEqual(labelled(GOLD, text)[1]["ambiguous"], 1)

    def test_second_round_has_places_that_are_kept_and_checked(self):
        second = copy.deepcopy(dict(GOLD, round=2))
        first = labelled()[0]
        self.assertNotIn("round", first)
        for key in ("quotes", "other_quotes"):
            for quote, label in zip(second[key], first[key]):
                quote.update(start=label["start"], end=label["end"])
        record, report = labelled(second)
        self.assertEqual((record, report["lines"]), (dict(first, round=2), []))
        self.assertEqual(join.corpus(record, TEXT, GOLD["title"]), (second, 0))
        second["quotes"][0]["start"] += 1
        self.assertIn("not at its place", labelled(second)[1]["lines"][0])

    def test_other_articles_stay_and_are_counted(self):
        before = join.records()
        with tempfile.TemporaryDirectory() as folder:
            join.write(os.path.join(folder, "a-1.md"), SEED.encode())
            join.write(os.path.join(folder, "a-1.json"), json.dumps(GOLD).encode())
            files, _, _ = split.built(folder)
        self.assertEqual(set(files), {"README.md", os.path.join("articles", "a-1.json")})
        self.assertIn("| **all** | {:,} |".format(len(before) + 1), files["README.md"])

    def test_key_that_gold_does_not_carry_stops_it(self):
        gold = copy.deepcopy(GOLD)
        gold["quotes"][0]["mood"] = "angry"
        with self.assertRaises(SystemExit):
            labelled(gold)


class Join(unittest.TestCase):
    def test_labels_and_text_give_the_corpus_back(self):
        count, said, out = joined(labelled()[0], {"deep/down/any.md": SEED.encode()})
        self.assertEqual(count["same"], 1)
        self.assertEqual(sorted(out), ["a-1.json", "a-1.md", "a-1.txt"])
        self.assertEqual(out["a-1.md"], SEED.encode())
        self.assertEqual(out["a-1.txt"].decode(), TEXT)
        self.assertEqual(json.loads(out["a-1.json"].decode()), GOLD)

    def test_other_markup_around_the_same_text_is_joined_and_said(self):
        changed = SEED.replace("<h2>", '<h2 class="x">').encode()
        count, said, out = joined(labelled()[0], {"b.md": changed})
        self.assertEqual((count["text"], out["a-1.md"]), (1, changed))
        self.assertIn("markup", said)

    def test_altered_text_is_left_out_and_said(self):
        count, said, out = joined(labelled()[0], {"b.md": SEED.replace("不开船", "要开船").encode()})
        self.assertEqual((count["altered"], out), (1, {}))
        self.assertIn("altered", said)

    def test_missing_article_is_said_with_its_address(self):
        count, said, out = joined(labelled()[0], {"b.md": b"\xff\xfe not UTF-8"})
        self.assertEqual((count["missing"], out), (1, {}))
        self.assertIn("https://example.org/a", said)

    def test_output_among_the_articles_is_refused(self):
        with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stderr(io.StringIO()):
            self.assertEqual(join.main([folder, os.path.join(folder, "out")]), 2)
            self.assertEqual(join.main([folder, folder]), 2)


class Committed(unittest.TestCase):
    """The labels in articles/: well-formed, in order, and nothing in them but labels."""

    def test_places_lie_in_the_text_in_order_without_overlaps(self):
        records = join.records()
        self.assertTrue(records)
        for id, record in records.items():
            with self.subTest(id):
                places = [(q["start"], q["end"]) for q in record["quotes"]]
                self.assertEqual(places, sorted(places))
                both = sorted(places + [(q["start"], q["end"]) for q in record["other_quotes"]])
                self.assertTrue(all(a[1] <= b[0] for a, b in zip(both, both[1:])))
                self.assertTrue(all(0 <= start < end <= record["text_length"] for start, end in both))

    def test_only_names_and_descriptions_are_text(self):
        for id, record in join.records().items():
            with self.subTest(id):
                self.assertEqual(set(record) - {"round"}, {"id", "url", "date", "sha256", "text_sha256", "text_length", "quotes", "other_quotes", "sources"})
                self.assertIn(record.get("round", 1), (1, 2, 3))
                for label in record["quotes"] + record["other_quotes"] + record["sources"]:
                    self.assertLessEqual(set(label), {"start", "end", "kind", "where", "speaker", "speaker_latin", "description",
                                                      "uncertain", "name", "latin", "aliases"})
                    longest = max((len(v) for v in label.values() if isinstance(v, str)), default=0)
                    self.assertLessEqual(longest, 80)

    def test_kinds_are_the_declared_ones(self):
        for id, record in join.records().items():
            with self.subTest(id):
                for quote in record["quotes"]:
                    self.assertEqual("speaker" in quote, quote["kind"] == "speech")
                    self.assertIn(quote["kind"], ("speech", "term"))
                for source in record["sources"]:
                    self.assertIn(source["kind"], ("person", "organisation", "outlet", "document"))


if __name__ == "__main__":
    unittest.main()
