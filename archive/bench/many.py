"""Makes many articles out of some: the same texts with other dates, addresses and names.

    seed-archive analyse SRC… > rows.jsonl
    python3 many.py rows.jsonl COUNT OUT SRC…

For measurements of size alone: how good anything is on such texts says nothing. Two thirds of the speakers are renamed in each copy
(one character of the name is another), so that voices grow in number as they would with other articles.
"""

import datetime
import hashlib
import json
import pathlib
import re
import sys

POOL = "安白柏贝秉博采辰承初川春达丹德迪东端恩帆方芳飞丰枫福甘歌光桂国海涵航浩禾恒宏华淮辉惠吉佳建江洁金锦京景静军钧凯康可兰朗乐雷礼力立林岭"


def other(name, copy):
    """The name in a copy: its own in a third of them."""
    mark = int(hashlib.sha256(f"{name}{copy}".encode()).hexdigest(), 16)
    if mark % 3 == 0 or len(name) < 2:
        return name
    if re.search(r"[\u4e00-\u9fff]", name[-1]):
        return name[:-1] + POOL[mark // 3 % len(POOL)]
    return name + " " + chr(65 + mark // 3 % 26) + "."


def shifted(text, days):
    """The text with its header's dates so many days later."""

    def moment(match):
        return f"<!--{int(match[1]) + days * 86_400_000}-->"

    def day(match):
        return (datetime.date.fromisoformat(match[0]) + datetime.timedelta(days)).isoformat()

    head, line, body = text.partition("\n------")
    head = re.sub(r"<!--(\d{12,13})-->", moment, head)
    return re.sub(r"\b(?:19|20)\d\d-[01]\d-[0-3]\d\b", lambda m: safe(day, m), head) + line + body


def safe(change, match):
    try:
        return change(match)
    except ValueError:
        return match[0]


def main():
    rows, count, out, sources = sys.argv[1], int(sys.argv[2]), pathlib.Path(sys.argv[3]), sys.argv[4:]
    speakers = {}
    with open(rows, encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["speaker"]:
                speakers.setdefault(row["sha256"], set()).add(row["speaker"])
    files = sorted(f for s in sources for f in pathlib.Path(s).rglob("*.md") if f.name != "README.md")
    texts = [f.read_text(encoding="utf-8", errors="replace") for f in files]
    known = [speakers.get(hashlib.sha256(t.encode()).hexdigest(), ()) for t in texts]
    for n in range(count):
        copy, which = divmod(n, len(texts))
        text = texts[which]
        if copy:
            text = shifted(text, copy * 37)
            text = re.sub(r"(\]\(https?://[^)\s]+)\)\n", rf"\1#copy-{copy})\n", text, count=1)
            for name in sorted(known[which], key=len, reverse=True):
                text = text.replace(name, other(name, copy))
        folder = out / f"{n // 1000:03}"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{n:06}.md").write_text(text, encoding="utf-8")


main()
