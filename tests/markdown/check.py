#!/usr/bin/env python3
"""Nothing lost, nothing invented, nothing left raw: the analysis of Markdown against an independent reading of it.

Usage:  check.py ANALYSIS.jsonl       one analysis object a line, as `cargo run --example inspect -- FILES…` prints it
Needs: markdown-it-py, html5lib, pyyaml.  The reading is markdown-it's HTML (CommonMark with tables and struck text), its text by html5lib.
What people write beyond CommonMark is first put into its form by the few rules of `plain`. Compared are all characters but white
space and the ASCII punctuation that markup is made of, in the blocks and in `dropped`:
  lost      characters of the body that stand in neither
  invented  characters of the blocks that the body does not have
  order     blocks whose text is not found in the body after the block before it
  raw       blocks (code aside) in which markup stands as it was written
Exit 0 where all are 0 for every file.
"""
import collections, json, re, sys

import html5lib
import yaml
from markdown_it import MarkdownIt

SKIP = {"script", "style", "template", "head", "iframe", "noscript"}
IGNORED = re.compile(r"[\s\u200b\u200c\u200d\ufeff\u00ad\u2060*#>\[\]()!~^_|`\\{}=<:\"'&;.☑☐-]+")
RAW = re.compile(r"\]\(\S|!\[|\*\*\S|^#{1,6} |<https?:|^\s*>\s|^```|\[\^\w+\]|\{\.\w", re.M)
READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def squash(text):
    return IGNORED.sub("", text)


def plain(text):
    """What CommonMark does not know, in its own terms."""
    text = re.sub(r"(?m)^\[#\]: ", "", text)  # lines of a header, which are on record
    text = re.sub(r"(?m)^\[\^([^\]]+)\]:[ \t]*", r"\1 ", text)  # footnotes, in their place
    text = re.sub(r"\[\^([^\]\s]+)\]", r"\1", text)
    text = re.sub(r"(?m)^(> *)\[!(\w+)\][-+]? *(\S.*)?$", lambda m: m[1] + (m[3] or m[2]) + "  ", text)  # callouts
    text = re.sub(r"\[\[[^\]|\n]+\|([^\]\n]+)\]\]", r"\1", text)  # [[name|words]]
    text = re.sub(r"(?m)[ \t]*\{:?[ ]*[.#][^}\n]*\}[ \t]*$", "", text)  # {.class}
    text = re.sub(r"(?m)^(#{2,6})(?=[\u3400-\u9fff])", r"\1 ", text)  # ##标题
    text = re.sub(r"\]\(([^)\s<]+) ([^)\s\"'=]+)\)", r"](\1%20\2)", text)  # a space in an address
    return re.sub(r"(?m)^( *[-*+] )\[[ xX]\] ", r"\1", text)  # tasks


def parts(raw):
    """The body, and what others wrote below it, which front matter may hold."""
    raw = raw.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    replies = ""
    front = re.match(r"(---|\+\+\+)\n(.*?)\n\1[ \t]*\n", raw, re.S)
    if front:
        raw = raw[front.end() :]
        fields = yaml.load(front[2], yaml.BaseLoader) if front[1] == "---" else {}
        comments = fields.get("comments") or [] if isinstance(fields, dict) else []
        replies = "".join(c["authorID"] + "·" + c["addTime"] + c["content"] for c in comments if isinstance(c, dict))
    raw = re.sub(r"\A\s*(<!--.*?-->\s*)?\[.*\]\(.*\)\s*\n-{3,}\n", "", raw, count=1)
    return raw, replies


def text_of(markup):
    tree = html5lib.parse(markup, treebuilder="etree", namespaceHTMLElements=False)
    out = []

    def walk(node):
        if isinstance(node.tag, str) and node.tag.rpartition("}")[2] not in SKIP:
            out.append(node.text or "")
            for child in node:
                walk(child)
                out.append(child.tail or "")

    walk(tree)
    return "".join(out)


def check(analysis):
    with open(analysis["file"], encoding="utf-8", errors="replace", newline="") as f:
        body, replies = parts(f.read())
    want = squash(text_of(READER.render(plain(body))) + replies)
    blocks = analysis["document"]["blocks"]
    texts = [squash(b["text"]) for b in blocks]
    dropped = [squash(d["text"]) for d in analysis.get("dropped", [])]
    have, all_of_it = collections.Counter("".join(texts + dropped)), collections.Counter(want)
    at = order = 0
    for text in texts:
        found = want.find(text, at)
        order += found < 0
        at = found + len(text) if found >= 0 else at
    raw = [b["text"] for b in blocks if b["type"] != "preformatted" and RAW.search(b["text"])]
    return sum((all_of_it - have).values()), sum((have - all_of_it).values()), order, raw, len(want)


def main(path):
    files = bad = chars = 0
    total = collections.Counter()
    for line in open(path, encoding="utf-8"):
        analysis = json.loads(line)
        lost, invented, order, raw, n = check(analysis)
        files, chars = files + 1, chars + n
        total.update(lost=lost, invented=invented, order=order, raw=len(raw))
        if lost or invented or order or raw:
            bad += 1
            print(f"{analysis['file']}: lost {lost}, invented {invented}, out of order {order}, of {n}; raw: {raw[:2]}")
    print(f"{files} files, {chars} characters: {bad} files differ; {dict(total)}")
    return 1 if bad or not files else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
