"""Splink on the public sets, with the models that its documentation gives for them (FEBRL 4's for FEBRL 1 to 3).

    python accuracy.py --data RINGFENCE_DATA --out DIR

Writes NAME.csv (id, cluster found) for each set and prints a JSON line. Truth is not read.
"""

import argparse
import csv
import json
import logging
import os
import time

import duckdb
import splink.comparison_library as cl
from splink import ColumnExpression, DuckDBAPI, Linker, SettingsCreator, block_on

THRESHOLD = 0.95


def febrl():
    """The detailed model of the FEBRL 4 example, for one file."""
    return {
        "id": "rec_id",
        "rules": [
            block_on("given_name", "surname"),
            "l.given_name = r.surname AND l.surname = r.given_name",
            block_on("date_of_birth"),
            block_on("soc_sec_id"),
            block_on("state", "address_1"),
            block_on("street_number", "address_1"),
            block_on("postcode"),
        ],
        "comparisons": [
            cl.NameComparison("given_name").configure(term_frequency_adjustments=True),
            cl.NameComparison("surname").configure(term_frequency_adjustments=True),
            cl.DateOfBirthComparison("date_of_birth", input_is_string=True, datetime_format="%Y%m%d"),
            cl.DamerauLevenshteinAtThresholds("soc_sec_id", [1, 2]),
            cl.ExactMatch("street_number").configure(term_frequency_adjustments=True),
            cl.DamerauLevenshteinAtThresholds("postcode", [1, 2]).configure(term_frequency_adjustments=True),
        ],
        "deterministic": [block_on("soc_sec_id"), block_on("given_name", "surname", "date_of_birth")],
        "recall": 0.8,
        "train": [block_on("date_of_birth"), block_on("postcode")],
    }


def fake_1000():
    """The model of the tutorial."""
    return {
        "id": "unique_id",
        "rules": [block_on("first_name", "city"), block_on("surname")],
        "comparisons": [
            cl.NameComparison("first_name"),
            cl.NameComparison("surname"),
            cl.LevenshteinAtThresholds(ColumnExpression("dob").cast_to_string(), 1),
            cl.ExactMatch("city").configure(term_frequency_adjustments=True),
            cl.EmailComparison("email"),
        ],
        "deterministic": [
            block_on("first_name", "dob"),
            "l.first_name = r.first_name AND levenshtein(r.surname, l.surname) <= 2",
            block_on("email"),
        ],
        "recall": 0.7,
        "train": [block_on("first_name", "surname"), block_on("dob")],
    }


def historical():
    """The model of the historical-persons example."""
    post = "substr(postcode_fake,1,3)"
    return {
        "id": "unique_id",
        "randomPairs": 1e7,
        "columns": "*, first_name || ' ' || surname AS first_name_surname_concat",
        "rules": [
            block_on("substr(first_name,1,3)", "substr(surname,1,4)"),
            block_on("surname", "dob"),
            block_on("first_name", "dob"),
            block_on("postcode_fake", "first_name"),
            block_on("postcode_fake", "surname"),
            block_on("dob", "birth_place"),
            block_on(post, "dob"),
            block_on(post, "first_name"),
            block_on(post, "surname"),
            block_on("substr(first_name,1,2)", "substr(surname,1,2)", "substr(dob,1,4)"),
        ],
        "comparisons": [
            cl.ForenameSurnameComparison(
                "first_name", "surname", forename_surname_concat_col_name="first_name_surname_concat"
            ),
            cl.DateOfBirthComparison("dob", input_is_string=True),
            cl.PostcodeComparison("postcode_fake"),
            cl.ExactMatch("birth_place").configure(term_frequency_adjustments=True),
            cl.ExactMatch("occupation").configure(term_frequency_adjustments=True),
        ],
        "deterministic": [
            block_on("first_name", "surname", "dob"),
            block_on("substr(first_name,1,2)", "surname", "substr(postcode_fake,1,2)"),
            block_on("dob", "postcode_fake"),
        ],
        "recall": 0.6,
        "train": [block_on("first_name", "surname"), block_on("dob")],
    }


def rldata():
    """Splink documents no model for this set; this one has the comparisons of its library that fit."""
    return {
        "id": "rec_id",
        "columns": "rec_id, nullif(fname_c1, 'NA') AS given_name, nullif(lname_c1, 'NA') AS surname, "
        '"by" AS birth_year, bm AS birth_month, bd AS birth_day',
        "rules": [
            block_on("given_name", "surname"),
            block_on("given_name", "birth_year"),
            block_on("surname", "birth_year"),
            block_on("birth_year", "birth_month", "birth_day"),
            block_on("surname", "birth_month", "birth_day"),
        ],
        "comparisons": [
            cl.NameComparison("given_name"),
            cl.NameComparison("surname"),
            cl.LevenshteinAtThresholds("birth_year", 1),
            cl.ExactMatch("birth_month"),
            cl.ExactMatch("birth_day"),
        ],
        "deterministic": [block_on("given_name", "surname", "birth_year"), block_on("birth_year", "birth_month", "birth_day", "surname")],
        "recall": 0.7,
        "train": [block_on("given_name", "surname"), block_on("birth_year", "birth_month", "birth_day")],
    }


SETS = {
    "febrl1": ("people/febrl/dataset1.csv", febrl),
    "febrl2": ("people/febrl/dataset2.csv", febrl),
    "febrl3": ("people/febrl/dataset3.csv", febrl),
    "fake_1000": ("people/splink/fake_1000.csv", fake_1000),
    "RLdata500": ("people/rldata/RLdata500.csv", rldata),
    "historical_half": ("people/splink/historical_half.csv", historical),
}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--only")
    options = parser.parse_args()
    logging.getLogger("splink").setLevel(logging.ERROR)
    for name, (path, model) in SETS.items():
        if options.only in (None, name):
            start = time.perf_counter()
            found = link(os.path.join(options.data, path), model())
            seconds = round(time.perf_counter() - start, 3)
            with open(os.path.join(options.out, f"{name}.csv"), "w", encoding="utf-8", newline="") as file:
                writer = csv.writer(file, lineterminator="\n")
                writer.writerow(["id", "cluster"])
                writer.writerows(found)
            print(json.dumps({"set": name, "seconds": seconds, "rows": len(found)}), flush=True)


def link(path, model):
    connection = duckdb.connect()
    connection.execute("SET threads = 2")
    connection.execute("CREATE TABLE raw AS SELECT * FROM read_csv(?, all_varchar = true)", [path])
    tidy_names(connection)
    connection.execute(f"CREATE TABLE persons AS SELECT {model.get('columns', '*')} FROM raw")
    settings = SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name=model["id"],
        blocking_rules_to_generate_predictions=model["rules"],
        comparisons=model["comparisons"],
        retain_matching_columns=False,
    )
    linker = Linker("persons", settings, DuckDBAPI(connection=connection))
    training = linker.training
    training.estimate_probability_two_random_records_match(
        model["deterministic"], recall=model["recall"], max_rows_limit=1e12
    )
    training.estimate_u_using_random_sampling(max_pairs=model.get("randomPairs", 1e6), seed=1)
    for rule in model["train"]:
        training.estimate_parameters_using_expectation_maximisation(rule, estimate_without_term_frequencies=True)
    predictions = linker.inference.predict(threshold_match_probability=0.2)
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(predictions, THRESHOLD)
    return clusters.as_duckdbpyrelation().project(f"{model['id']}, cluster_id").fetchall()


def tidy_names(connection):
    """Some of the files have a space before each name and value; an empty value is missing."""
    columns = [row[0] for row in connection.execute("DESCRIBE raw").fetchall()]
    tidy = ", ".join(f'nullif(trim("{column}"), \'\') AS "{column.strip()}"' for column in columns)
    connection.execute(f"CREATE OR REPLACE TABLE raw AS SELECT {tidy} FROM raw")


if __name__ == "__main__":
    main()
