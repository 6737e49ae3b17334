"""The analysis of many articles on many machines: rows of quotations by Spark.

    spark-submit analyse.py --command seed-archive --parts 64 --out rows.parquet SRC…

Every part is `seed-archive analyse SRC… --shard I/N`, which prints its rows and nothing else; parts do not know of one another, and
one behind the other they are the rows that a single run prints. The command and the files stand at the same paths on every machine
(a shared folder, or an image). A part that fails fails its task, which Spark runs again.
"""

import argparse
import json
import subprocess

from pyspark.sql import SparkSession
from pyspark.sql.types import DoubleType, LongType, StringType, StructField, StructType

NUMBERS = {"confidence": DoubleType(), "block": LongType(), "start": LongType(), "end": LongType()}
COLUMNS = (
    "article page anchor quotation kind speaker speaker_kind office said_with description cue certainty confidence voice title outlet host url "
    "date published archived lang block start end prefix suffix file sha256"
).split()
SCHEMA = StructType([StructField("part", LongType()), StructField("row", LongType())] + [StructField(c, NUMBERS.get(c, StringType())) for c in COLUMNS])


def rows_of(command, sources, parts):
    """A function from part numbers to rows, in order; `part` and `row` say which order."""

    # Inside: Spark sends it along with what calls it.
    def value(column, given):
        """A cell: numbers as such, a list as lines."""
        if column == "confidence":
            return float(given)
        return "\n".join(given) if isinstance(given, list) else given

    def rows(numbers):
        for number in numbers:
            run = subprocess.run(
                [command, "analyse", *sources, "--shard", f"{number}/{parts}"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False
            )
            # 3: some files could not be read; they are named on standard error, and the rows of the others are whole.
            if run.returncode not in (0, 3):
                raise RuntimeError(run.stderr.decode(errors="replace")[-2000:])
            for n, line in enumerate(run.stdout.splitlines()):
                row = json.loads(line)
                yield (number, n, *(value(c, row[c]) for c in COLUMNS))

    return rows


def analyse(spark, command, sources, parts):
    """The rows of all parts, in no order; `part` and `row` give the order of a single run."""
    numbers = spark.sparkContext.parallelize(range(1, parts + 1), parts)
    return spark.createDataFrame(numbers.mapPartitions(rows_of(command, sources, parts)), SCHEMA)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--command", default="seed-archive")
    options.add_argument("--parts", type=int, default=64)
    options.add_argument("--out", required=True)
    options.add_argument("sources", nargs="+")
    given = options.parse_args()
    spark = SparkSession.builder.appName("seed-archive").getOrCreate()
    analyse(spark, given.command, given.sources, given.parts).write.mode("errorifexists").parquet(given.out)
    spark.stop()


if __name__ == "__main__":
    main()
