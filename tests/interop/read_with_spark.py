"""Run by another Python: what PySpark finds in a corpus, as JSON."""

import json
import sys

from pyspark.sql import SparkSession

corpus, *datasets = sys.argv[1:]
spark = (
    SparkSession.builder.master("local[1]")
    .config("spark.ui.enabled", "false")
    .config("spark.sql.session.timeZone", "UTC")
    .config("spark.sql.sources.partitionColumnTypeInference.enabled", "false")
    .getOrCreate()
)
found = {}
for dataset in datasets:
    frame = spark.read.parquet(f"{corpus}/{dataset}")
    found[dataset] = {
        "rows": frame.count(),
        "columns": [[field.name, field.dataType.simpleString()] for field in frame.schema],
    }
comments = spark.read.parquet(f"{corpus}/comments")
first = comments.orderBy("comment_id").selectExpr("comment_id", "run", "unix_micros(last_seen) AS seen", "text").first()
found["first"] = first.asDict()
articles = spark.read.parquet(f"{corpus}/articles")
found["authors"] = [
    row.name for row in articles.selectExpr("explode(authors) AS name").distinct().orderBy("name").collect()
]
print(json.dumps(found))
