"""The plain text of a seed file, into which the offsets of gold/ count. Python 3.7 or later, standard library only.

`plain` is the definition: gold/README.md says the same in words. A change here changes every offset: run split.py again.
"""
import html
import re

# A line feed stands for each of these tags, opening and closing; other tags vanish.
BLOCKS = frozenset(
    "address article aside blockquote br caption dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
    "header hgroup hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split())
# Headings and captions: split.py tells the same words in the running text and in a heading apart by these.
ASIDES = frozenset("h1 h2 h3 h4 h5 h6 figcaption caption small figure aside footer nav".split())
# Noncharacters of Unicode, which stand in no text.
OPEN, CLOSE = "\ufdd0", "\ufdd1"

FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n---[ \t]*\n", re.S)
HEADER = re.compile(r"\A\s*(?:<!--[^\n]*?-->\s*)?(?:\[[^\n]*\n)?-{3,}[ \t]*\n")
COMMENT = re.compile(r"<!--.*?-->", re.S)
SILENT = re.compile(r"<(script|style)\b[^>]*>.*?</\1\s*>", re.S | re.I)
TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)[^>]*>")
RUN = re.compile("[\\s%s%s]+" % (OPEN, CLOSE))


def decode(data):
    """The file's text: UTF-8, without a byte order mark, with line feeds alone as line ends."""
    return data.decode("utf-8").lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def front_matter(text):
    """The front matter's keys as written, outer double quotes of a value taken off; empty where there is none."""
    found = FRONT.match(text)
    pairs = re.findall(r"(?m)^([A-Za-z_]+):[ ]?(.*)$", found[1]) if found else []
    return {key: value[1:-1] if len(value) > 1 and value[0] == value[-1] == '"' else value for key, value in pairs}


def plain(text, asides=False):
    """The plain text of a decoded seed file; with `asides`, OPEN and CLOSE stand around headings and captions."""
    body = HEADER.sub("", FRONT.sub("", text, count=1), count=1)
    body = SILENT.sub("", COMMENT.sub("", body))
    body = re.sub(r"\s+", " ", body)

    def tag(found):
        name = found[2].lower()
        mark = (CLOSE if found[1] else OPEN) if asides and name in ASIDES else ""
        return mark + ("\n" if name in BLOCKS else "")

    def fold(found):
        run = found[0]
        marks = "".join(c for c in run if c in OPEN + CLOSE)
        return ("\n" if "\n" in run else " " if len(run) > len(marks) else "") + marks

    return RUN.sub(fold, html.unescape(TAG.sub(tag, body))).strip()
