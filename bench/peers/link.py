"""Splink 4 on DuckDB over one person file: read, train, predict, cluster. Prints a JSON line a stage.

    python link.py --input persons.csv --plan plan.json --out clusters.csv [--threads 2] [--model model.json]

The plan holds Splink settings (comparisons and blocking rules), the rules to train by, and the threshold; Ringfence reads the
same file. Term frequencies are left out of training, which is Splink's faster option.
"""

import argparse
import csv
import json
import logging
import resource
import time

import duckdb
from splink import DuckDBAPI, Linker


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--input", required=True)
    parser.add_argument("--plan", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--model", help="where to save the trained model")
    parser.add_argument("--pairs", help="where to save weights and levels of the pairs")
    options = parser.parse_args()
    logging.getLogger("splink").setLevel(logging.ERROR)
    with open(options.plan, encoding="utf-8") as file:
        plan = json.load(file)
    stages = Stages()

    connection = duckdb.connect()
    connection.execute(f"SET threads = {options.threads}")
    connection.execute("CREATE TABLE persons AS SELECT * FROM read_csv(?, all_varchar = true)", [options.input])
    linker = Linker("persons", plan["settings"], DuckDBAPI(connection=connection))
    rows = connection.execute("SELECT count(*) FROM persons").fetchone()[0]
    stages.end("read", rows=rows)

    training = linker.training
    training.estimate_probability_two_random_records_match(
        plan["training"]["deterministic"], recall=plan["training"]["recall"], max_rows_limit=1e12
    )
    training.estimate_u_using_random_sampling(max_pairs=plan["training"]["randomPairs"], seed=1)
    for rule in plan["training"]["rules"]:
        training.estimate_parameters_using_expectation_maximisation(rule, estimate_without_term_frequencies=True)
    stages.end("train")

    # Pairs below the threshold are not kept: the least work that gives the same clusters.
    least = None if options.pairs else plan["threshold"]
    predictions = linker.inference.predict(threshold_match_probability=least)
    stages.end("predict")

    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(predictions, plan["threshold"])
    stages.end("cluster")
    # The peak of the work itself, before anything that only the bench needs.
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    total = {"stage": "all in", "seconds": stages.total(), "cpuSeconds": round(time.process_time(), 3)}
    print(json.dumps({**total, "peakRssMb": round(peak / 1024)}), flush=True)

    if options.model:
        linker.misc.save_model_to_json(options.model, overwrite=True)
    if options.pairs:
        save_pairs(connection, predictions, options.pairs)
    table = clusters.as_duckdbpyrelation().project("CAST(unique_id AS VARCHAR), CAST(cluster_id AS VARCHAR)")
    with open(options.out, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["unique_id", "cluster_id"])
        while batch := table.fetchmany(100_000):
            writer.writerows(batch)


def save_pairs(connection, predictions, path):
    columns = [c.name for c in predictions.columns if c.name.startswith(("gamma_", "match_", "unique_id"))]
    connection.execute(f"COPY (SELECT {', '.join(columns)} FROM {predictions.physical_name}) TO '{path}' (HEADER)")


class Stages:
    def __init__(self):
        self.start = self.last = time.perf_counter()
        self.cpu = time.process_time()

    def end(self, stage, **more):
        now, cpu = time.perf_counter(), time.process_time()
        line = {"stage": stage, "seconds": round(now - self.last, 3), "cpuSeconds": round(cpu - self.cpu, 3), **more}
        print(json.dumps(line), flush=True)
        self.last, self.cpu = now, cpu

    def total(self):
        return round(self.last - self.start, 3)


if __name__ == "__main__":
    main()
