"""Other programs read the data: DuckDB the files of a site, Spark the parts of an analysis.

    python3 read.py SEED_ARCHIVE

Makes a site of the articles in tests/fixtures and fails where a query gives something else than it should.
"""

import json
import pathlib
import subprocess
import sys
import tempfile

import duckdb

HERE = pathlib.Path(__file__).resolve().parent
COMMAND = str(pathlib.Path(sys.argv[1]).resolve())
TOWN = str(HERE.parent / "fixtures/town")
sys.path.insert(0, str(HERE.parents[1] / "spark"))
passed = 0


def same(what, ours, theirs):
    global passed
    assert ours == theirs, f"{what}: {ours!r} is not {theirs!r}"
    passed += 1


def queries(site):
    """The queries of docs/archive.md, as they stand there."""
    docs = (HERE.parents[2] / "docs/archive.md").read_text(encoding="utf-8")
    return [block.split("```")[0].replace("data/", f"{site}/data/") for block in docs.split("```sql\n")[1:]]


def duck(site):
    data = site / "data"
    ask = lambda query: duckdb.sql(query).fetchall()
    lines = [json.loads(line) for line in (data / "quotations.jsonl").read_text(encoding="utf-8").splitlines()]
    same("rows", ask(f"SELECT count(*) FROM '{data}/quotations.parquet'"), [(len(lines),)])
    # The three forms hold the same.
    columns = "quotation, speaker, cue, certainty, confidence, block, \"start\", \"end\", file, sha256"
    parquet = ask(f"SELECT {columns} FROM '{data}/quotations.parquet'")
    same("JSON Lines", parquet, ask(f"SELECT {columns} FROM read_json('{data}/quotations.jsonl')"))
    same("CSV", [[x or None for x in row] for row in ask(f"SELECT quotation, speaker, cue FROM read_csv('{data}/quotations.csv', all_varchar=true)")], [list(row[:3]) for row in parquet])
    same("a day", ask(f"SELECT typeof(date), min(date)::VARCHAR FROM '{data}/articles.parquet' GROUP BY 1"), [("DATE", "2024-06-10")])
    same("articles", ask(f"SELECT count(DISTINCT article) FROM '{data}/articles.parquet'"), [(10,)])
    known = ask(f"SELECT count(*) FROM '{data}/quotations.parquet' q JOIN '{data}/articles.parquet' a USING (article) WHERE q.sha256 = a.sha256")
    same("each quotation has its article", known, [(len(lines),)])
    found = queries(site)
    assert len(found) >= 3, "docs/archive.md shows queries"
    for query in found:
        assert ask(query), f"nothing: {query}"
        global passed
        passed += 1


def spark():
    from pyspark.sql import SparkSession

    import analyse

    session = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").config("spark.sql.shuffle.partitions", "2").getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    once = subprocess.run([COMMAND, "analyse", TOWN], capture_output=True, check=True).stdout.splitlines()
    rows = analyse.analyse(session, COMMAND, [TOWN], 5).orderBy("part", "row").collect()
    lines = lambda given: "\n".join(given) if isinstance(given, list) else given
    wanted = [{c: lines(cell) for c, cell in json.loads(line).items()} for line in once]
    same("row for row", [{c: row[c] for c in analyse.COLUMNS} for row in rows], wanted)
    assert len({row["part"] for row in rows}) > 2, "several parts had rows"
    session.stop()


with tempfile.TemporaryDirectory() as folder:
    site = pathlib.Path(folder) / "site"
    subprocess.run([COMMAND, "build", TOWN, "--out", str(site)], check=True, cwd=folder)
    duck(site)
spark()
print(f"{passed} passed, 0 failed")
