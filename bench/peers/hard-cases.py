"""Splink on the hard-case suite, set up with care on the same fields.

    python hard-cases.py --input records.csv --out clusters.csv
"""

import argparse
import csv
import json
import logging

import duckdb
import splink.comparison_level_library as cll
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

THRESHOLD = 0.95


def comparisons():
    names = cl.ForenameSurnameComparison("first_name", "surname", forename_surname_concat_col_name="full_name")
    home = cl.CustomComparison(
        output_column_name="home",
        comparison_levels=[
            cll.NullLevel("postcode"),
            cll.And(cll.ExactMatchLevel("address"), cll.ExactMatchLevel("postcode")),
            cll.ExactMatchLevel("postcode", term_frequency_adjustments=True),
            cll.CustomLevel("split_part(postcode_l, ' ', 1) = split_part(postcode_r, ' ', 1)"),
            cll.ElseLevel(),
        ],
    )
    # A level of its own for 1 January, which stands in for dates that are not known.
    birth = cl.CustomComparison(
        output_column_name="dob",
        comparison_levels=[
            cll.NullLevel("dob"),
            cll.CustomLevel("dob_l = dob_r AND right(dob_l, 5) = '01-01'", "1 January"),
            cll.ExactMatchLevel("dob"),
            cll.CustomLevel(
                "left(dob_l, 4) = left(dob_r, 4) AND substr(dob_l, 6, 2) = right(dob_r, 2) "
                "AND substr(dob_r, 6, 2) = right(dob_l, 2)",
                "Day and month swapped",
            ),
            cll.DamerauLevenshteinLevel("dob", 1),
            cll.AbsoluteTimeDifferenceLevel("dob", input_is_string=True, threshold=1, metric="year"),
            cll.ElseLevel(),
        ],
    )
    return [
        names,
        birth,
        home,
        cl.ExactMatch("sex"),
        cl.ExactMatch("phone").configure(term_frequency_adjustments=True),
        cl.ExactMatch("nhs"),
    ]


RULES = [
    block_on("first_name", "surname"),
    "l.first_name = r.surname AND l.surname = r.first_name",
    block_on("dob", "surname"),
    block_on("dob", "first_name"),
    block_on("dob", "postcode"),
    block_on("postcode", "surname"),
    block_on("postcode", "first_name"),
    block_on("phone"),
    block_on("nhs"),
]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--input", required=True)
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    logging.getLogger("splink").setLevel(logging.ERROR)
    connection = duckdb.connect()
    connection.execute("SET threads = 2")
    connection.execute(
        "CREATE TABLE records AS SELECT *, first_name || ' ' || surname AS full_name "
        "FROM read_csv(?, all_varchar = true)",
        [options.input],
    )
    settings = SettingsCreator(
        link_type="dedupe_only", comparisons=comparisons(), blocking_rules_to_generate_predictions=RULES
    )
    linker = Linker("records", settings, DuckDBAPI(connection=connection))
    training = linker.training
    training.estimate_probability_two_random_records_match(
        [block_on("first_name", "surname", "dob"), block_on("nhs")], recall=0.7
    )
    training.estimate_u_using_random_sampling(max_pairs=5e6, seed=1)
    for rule in (block_on("first_name", "surname"), block_on("dob"), block_on("postcode")):
        training.estimate_parameters_using_expectation_maximisation(rule, estimate_without_term_frequencies=True)
    predictions = linker.inference.predict(threshold_match_probability=THRESHOLD)
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(predictions, THRESHOLD)
    rows = clusters.as_duckdbpyrelation().project("unique_id, cluster_id").fetchall()
    with open(options.out, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["unique_id", "cluster_id"])
        writer.writerows(rows)
    print(json.dumps({"rows": len(rows)}), flush=True)


if __name__ == "__main__":
    main()
