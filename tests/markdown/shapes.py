#!/usr/bin/env python3
"""Made-up articles in the shapes that archives of Markdown keep theirs in.

Usage:  shapes.py FOLDER [COUNT]      writes COUNT files of each shape into FOLDER; the same ones every time
Every word is made up here. The shapes: a newspaper's archive with figures in HTML, censored articles with a line about their
source, a forum with nested comments in its front matter, a forum's threads line by line, the transcripts of a broadcast, a
wiki with tabs and players, a project of translators.
"""
import pathlib, random, sys

SUBJECTS = "码头上的灯 港务局长林大海 值班员李明 那艘货船 海港日报 渔民们 一位不愿具名的水手 市议会 老船长 The harbour master".split(" ")
VERBS = "在凌晨三点熄灭了 否认了这一说法 昨天向本报表示不知情 等了三个小时 没有收到通知 发表了声明 要求调查 第二天就改了口".split(" ")
ENDS = "。 。 。 ！ ？ …… ；这是第一次。 ，原因不明。 （下称“灯案”）。".split(" ")
QUOTES = ["“灯一灭，船就看不见路，”{}说。", "{}说：“没有人通知我们。”", "{}对记者表示：「我们等了三个小时。」", "“We waited,” {} said."]
NAMES = "林大海 李明 王芳 陈小舟 Ann_Lee guest42 海上人".split()


def sentence(r):
    if r.random() < 0.2:
        return r.choice(QUOTES).format(r.choice(SUBJECTS))
    return r.choice(SUBJECTS) + r.choice(VERBS) + r.choice(ENDS)


def url(r):
    return r.choice(["https://news.example/zh/{}", "http://a.example/x_{}_y.html", "https://b.example/?id={}&p=2", "https://c.example/路/{}"]).format(r.randrange(9999))


def inline(r):
    """A sentence with something in it."""
    words = sentence(r)
    kind = r.randrange(14)
    if kind == 0:
        return f"**{words}**{sentence(r)}"
    if kind == 1:
        return f"据报道，**「{r.choice(SUBJECTS)}」**后来承认，{words}"
    if kind == 2:
        return f"更多见[{r.choice(SUBJECTS)}]({url(r)})，{words}"
    if kind == 3:
        return f"原文：<{url(r)}> {words}"
    if kind == 4:
        return f"{words}见 {url(r)} 。"
    if kind == 5:
        return f"~~{words}~~{sentence(r)}"
    if kind == 6:
        return f"`lamp_{r.randrange(9)} = \"off\"` {words}"
    if kind == 7:
        return f"*{words}*"
    if kind == 8:
        return f"约5~10米，**“{r.choice(SUBJECTS)}”**{words}"
    if kind == 9:
        return f"**{r.choice(SUBJECTS)}：**{words}"
    if kind == 10:
        return f"<u>{words}</u> 与 <span style=\"color:red\">{r.choice(SUBJECTS)}</span>"
    return words + sentence(r)


def paragraph(r):
    return "又，".join(inline(r) for _ in range(r.randint(1, 3)))


def block(r):
    kind = r.randrange(12)
    if kind == 0:
        return "> " + paragraph(r).replace("\n", "\n> ") + "\n>\n> " + sentence(r)
    if kind == 1:
        return "\n".join("- " + inline(r) for _ in range(3))
    if kind == 2:
        return "\n".join(f"{i}. {inline(r)}" for i in range(1, 4))
    if kind == 3:
        return f"![{r.choice(SUBJECTS)}](https://img.example/{r.randrange(999)}.jpg)"
    if kind == 4:
        return f"{'#' * r.randint(2, 4)} {r.choice(SUBJECTS)}"
    if kind == 5:
        return f"| 船 | 等了多久 |\n| --- | :-: |\n| {r.choice(NAMES)} | **三**小时 |\n| 第二艘 | [两小时]({url(r)}) |"
    if kind == 6:
        return sentence(r) + "  \n" + sentence(r) + "\n" + sentence(r)
    return paragraph(r)


def body(r, n=8):
    return "\n\n".join(block(r) for _ in range(r.randint(3, n)))


def newspaper(r, title):
    figure = f'<figure>\n<img src="https://img.example/{r.randrange(99)}.jpg" alt="">\n<figcaption>{sentence(r)}</figcaption>\n</figure>'
    return f"""---
title: "{title}"
date: "2020-12-{r.randint(10, 28)}"
author: "記者{r.choice(NAMES)}"
category: "眾聞"
tags:
  - "码头"
url: "https://web.archive.org/web/20210630171255/https://news.example/article/{r.randrange(999)}/"
original_url: "https://news.example/article/{r.randrange(999)}/"
---

# {title}

{body(r)}

{figure}

{body(r, 5)}
"""


def censored(r, title):
    address = url(r)
    return f"""---
layout: post
title:  {title}
date:   2018-04-{r.randint(10, 28)} 15:30
categories: Archive
description: {sentence(r).replace(':', '')}
---

文章来自海港日报：~~[{title}]({address})~~（网页备份：[archive.example](https://archive.example/oVOiS)）

作者：{r.choice(NAMES)}

{body(r)}

---

{paragraph(r)}

原文地址：<{address}>
"""


def forum(r, title):
    comments = "".join(
        f"\n    -\n        id: {i}\n        authorID: {i + 7}\n        addTime: 2018-05-08T0{i}:20:00.000Z\n        content: {sentence(r).replace(':', '')}"
        for i in range(r.randrange(3))
    )
    lines = "\n".join(sentence(r) for _ in range(3))
    return f"""---
aid: {r.randrange(999)}
cid: 1
authorID: 19
addTime: 2018-05-07T00:20:00.000Z
title: {title}
tags:
    - 码头
comments: {comments or '[]'}
date: 2018-05-07T00:20:00.000Z
category: 问答
---

{lines}

{body(r)}

{paragraph(r)}<br>{sentence(r)}
"""


def thread(r, title):
    posts = []
    for floor in range(1, r.randint(2, 6)):
        lines = [sentence(r) for _ in range(r.randint(1, 4))]
        if r.random() < 0.5:
            lines.append(f"![](https://img.example/{floor}.gif)")
        if r.random() < 0.5:
            lines.append(f"[{url(r)}]({url(r)})")
        if r.random() < 0.3:
            lines.insert(0, f"> {sentence(r)}")
        posts.append("\n\n".join([r.choice(NAMES), f"{floor}楼 大 中 小 发表于 2009-3-23 2{floor % 4}:2{floor}", *lines]))
    return f"""---
layout: default
date: 2009-3-23
title: {title}
categories: 灌水
---

# {title}

""" + "\n\n".join(posts) + "\n"


def broadcast(r, title):
    items = "\n\n".join(f"### {r.choice(SUBJECTS)}\n\n[查看原文]({url(r)})\n\n{paragraph(r)}\n\n{paragraph(r)}\n\n---" for _ in range(4))
    summary = "\n\n\n".join(f"{i}.{sentence(r)}" for i in range(1, 5))
    return f"# 《{title}》 (20240305)\n\n## 新闻摘要\n\n本期节目主要内容：\n\n\n{summary}\n\n---\n\n## 详细全文\n\n{items}\n"


def wiki(r, title):
    return f"""---
title: {title}
description: {sentence(r).replace(':', '')}
published: true
date: 2022-03-0{r.randint(1, 9)}T04:05:06.789Z
tags: 码头
editor: markdown
dateCreated: 2021-03-01T04:05:06.789Z
---

# Tabs {{.tabset}}

## 播放 {{.active}}

<iframe src="https://player.example/?id={r.randrange(999)}" allowfullscreen></iframe>

<https://video.example/{r.randrange(999)}>

## 文稿

{body(r)}

> {sentence(r)}
{{.is-info}}

- [x] {inline(r)}
- [ ] {inline(r)}

### 参考

1. [{r.choice(SUBJECTS)}]({url(r)})
2. <{url(r)}>
"""


def translators(r, title):
    return f"""[#]: subject: "{title}"
[#]: via: "https://news.example/{r.randrange(999)}"
[#]: author: "Ann Lee https://news.example/users/ann"
[#]: translator: "{r.choice(NAMES)}"
[#]: url: "https://cn.example/article-{r.randrange(999)}-1.html"

{title}
======

> {sentence(r)}

![][1]

{body(r)}

```
$ lamp --off **not bold** <p>
## no heading
```

    lamp[0] = "<https://a.example>"

{paragraph(r)}[^1] 详见 [手册][2]。

[^1]: {sentence(r)}

--------------------------------------------------------------------------------

via: <{url(r)}>

作者：[Ann Lee][a]
选题：[{r.choice(NAMES)}][b]
译者：[王芳](https://code.example/wang)

[a]: https://news.example/users/ann
[b]: https://code.example/b
[1]: https://img.example/lead.jpg
[2]: {url(r)} "手册"
"""


SHAPES = [newspaper, censored, forum, thread, broadcast, wiki, translators]


def main(folder, count=20):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for shape in SHAPES:
        for i in range(int(count)):
            r = random.Random(f"{shape.__name__} {i}")
            title = r.choice(SUBJECTS) + r.choice(VERBS)
            (folder / f"{shape.__name__}-{i:03}.md").write_text(shape(r, title), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
