"""How much a site's search finds of what is there, and what it costs.

    python3 search.py SITE [--pagefind] [--queries 60]

Queries of two to eight characters are taken from the texts themselves, Chinese (half of it in the other script than the text's) and
English, by a fixed rule; what is there is told by looking for them in every text. The site is served from loopback and asked in
Chromium. With --pagefind the same questions go to an index in SITE/pagefind. Needs chromedriver; prints a table.
"""

import functools
import http.server
import json
import pathlib
import random
import subprocess
import sys
import threading
import time
import unicodedata
import urllib.error
import urllib.parse
import urllib.request

SITE = pathlib.Path(sys.argv[1])
PAGEFIND = "--pagefind" in sys.argv
COUNT = int(sys.argv[sys.argv.index("--queries") + 1]) if "--queries" in sys.argv else 60


def part(path):
    text = path.read_text()
    return json.loads(text[text.index(",") + 1 : text.rindex(")")])


FOLD = json.loads((SITE / "search/fold.js").read_text().removeprefix("seedFold(").rstrip().removesuffix(");"))
FOLD = dict(zip(FOLD[::2], FOLD[1::2]))


def fold(text):
    return "".join(
        FOLD.get(c, c) if "\u3400" <= c <= "\u9fff" or "\uf900" <= c <= "\ufaff" else unicodedata.normalize("NFKC", c).lower()
        for c in text
    )


TEXTS = {}
for path in sorted((SITE / "search/at").rglob("*.js")):
    for title, page, _, _, lang, text in part(path):
        TEXTS[page] = (lang, text, fold(text))


def queries():
    """Half Chinese in either script, a third English, the rest both."""
    chance = random.Random(16)
    other = {v: k for k, v in FOLD.items()}
    pages = sorted(TEXTS)
    out = []
    while len(out) < COUNT:
        lang, text, _ = TEXTS[chance.choice(pages)]
        n = chance.randint(2, 8)
        if lang == "en" or len(out) % 3 == 2:
            words = [w for w in text.split() if w.isascii() and w.isalpha() and 2 <= len(w) <= 8]
            query = chance.choice(words) if words else ""
        else:
            at = chance.randrange(max(1, len(text) - n))
            query = text[at : at + n]
            if not all("\u4e00" <= c <= "\u9fff" for c in query):
                continue
            if len(out) % 2:
                query = "".join(other.get(c, FOLD.get(c, c)) for c in query)
        if len(query) >= 2 and query not in out:
            out.append(query)
    return out


def call(method, url, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"Content-Type": "application/json"}, method=method)
    try:
        return json.load(urllib.request.urlopen(request, timeout=600))["value"]
    except urllib.error.HTTPError as error:
        raise SystemExit(f"{url}: {json.load(error)['value']['message'][:300]} {body}") from None


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


ASK = {
    False: "seedSearch(q).then(f)",
    True: "import('/pagefind/pagefind.js').then((p) => p.search(q)).then((s) => Promise.all(s.results.map((r) => r.data()))).then((d) => f(d.map((r) => r.raw_url ?? r.url)))",
}


def main():
    handler = functools.partial(Quiet, directory=SITE)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    origin = f"http://127.0.0.1:{server.server_port}"
    driver = subprocess.Popen(["chromedriver", "--port=9517"], stdout=subprocess.DEVNULL)
    try:
        time.sleep(1.5)
        args = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        session = call("POST", "http://127.0.0.1:9517/session", {"capabilities": {"alwaysMatch": {"goog:chromeOptions": {"args": args}}}})
        base = f"http://127.0.0.1:9517/session/{session['sessionId']}"
        call("POST", f"{base}/timeouts", {"script": 60_000})
        report(base, origin)
        call("DELETE", base)
    finally:
        driver.terminate()


def report(base, origin):
    run = lambda script, *args: call("POST", f"{base}/execute/async", {"script": script, "args": args})
    there, found, wrong, sizes, times, missed = 0, 0, 0, [], [], []
    for query in queries():
        wanted = {page for page, (_, _, text) in TEXTS.items() if fold(query) in text}
        if PAGEFIND:
            # A page of its own, without the site's policy.
            call("POST", f"{base}/url", {"url": f"{origin}/blank.html"})
        else:
            call("POST", f"{base}/url", {"url": f"{origin}/search.html?q={urllib.parse.quote(query)}"})
            start = time.time()
            run("const f = arguments[arguments.length - 1], t = setInterval(() => 'done' in document.querySelector('#results').dataset && (clearInterval(t), f()), 10)")
            times.append(time.time() - start)
            sizes.append(run("arguments[arguments.length - 1](performance.getEntriesByType('resource').filter((r) => r.name.includes('/search/')).reduce((n, r) => n + r.encodedBodySize, 0))"))
        start = time.time()
        got = {page.removeprefix("/") for page in run(f"const [q, f] = arguments; {ASK[PAGEFIND]}", query)}
        if PAGEFIND:
            times.append(time.time() - start)
            sizes.append(run("arguments[arguments.length - 1](performance.getEntriesByType('resource').filter((r) => !r.name.includes('.pf_fragment')).reduce((n, r) => n + r.encodedBodySize, 0))"))
        there += len(wanted)
        found += len(wanted & got)
        wrong += len(got - wanted)
        if wanted - got:
            missed.append(f"{query} {len(wanted & got)}/{len(wanted)}")
    sizes.sort(), times.sort()
    print(f"queries {COUNT}, texts {len(TEXTS)}")
    print(f"there {there}, found {found}: recall {found / there:.4f}; found besides {wrong}; queries with something missed {len(missed)}")
    print(f"kB a query: median {sizes[len(sizes) // 2] / 1000:.0f}, most {sizes[-1] / 1000:.0f}; s: median {times[len(times) // 2]:.2f}, most {times[-1]:.2f}")
    print("missed:", "; ".join(missed[:20]))


main()
