"""Writes what `test/resolve/splink` holds Ringfence to: models trained by Splink, and the weights they give to pairs.

    python fixture.py --train persons-50000.csv --rows persons-300.csv --out test/resolve/splink/fixture

Both files come from `npm run bench -- person-file`. The models between them have every kind of level that can be imported.
"""

import argparse
import csv
import json
import logging

import duckdb
import splink.comparison_level_library as cll
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

LEAST = 0.15


def names_apart():
    return [
        cl.NameComparison("first_name"),
        cl.NameComparison("surname"),
        cl.DateOfBirthComparison("dob", input_is_string=True),
        cl.PostcodeComparison("postcode"),
        cl.LevenshteinAtThresholds("birth_place", 2).configure(term_frequency_adjustments=True),
        cl.ExactMatch("sex"),
    ]


def names_together():
    place = [
        cll.NullLevel("birth_place"),
        cll.ExactMatchLevel("birth_place").configure(
            tf_adjustment_column="birth_place", tf_adjustment_weight=0.7, tf_minimum_u_value=0.01
        ),
        cll.LevenshteinLevel("birth_place", 1).configure(
            tf_adjustment_column="birth_place", tf_adjustment_weight=0.5
        ),
        cll.CustomLevel("lower(left(birth_place_l, 3)) = lower(left(birth_place_r, 3)) AND length(birth_place_l) > 5"),
        cll.ElseLevel(),
    ]
    birth = [
        cll.NullLevel("dob"),
        cll.ExactMatchLevel("dob"),
        cll.CustomLevel("substr(dob_l, 6, 2) = substr(dob_r, 6, 2) AND right(dob_l, 2) = right(dob_r, 2)"),
        cll.DamerauLevenshteinLevel("dob", 2),
        cll.CustomLevel("abs(cast(substr(dob_l, 1, 4) as int) - cast(substr(dob_r, 1, 4) as int)) < 3"),
        cll.ElseLevel(),
    ]
    return [
        cl.ForenameSurnameComparison("first_name", "surname"),
        cl.CustomComparison(output_column_name="dob", comparison_levels=birth),
        cl.JaroWinklerAtThresholds("postcode", [0.95, 0.85]).configure(term_frequency_adjustments=True),
        cl.CustomComparison(output_column_name="birth_place", comparison_levels=place),
    ]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--train", required=True)
    parser.add_argument("--rows", required=True)
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    logging.getLogger("splink").setLevel(logging.ERROR)
    for name, comparisons in {"names-apart": names_apart(), "names-together": names_together()}.items():
        model = train(options.train, comparisons)
        with open(f"{options.out}/{name}.model.json", "w", encoding="utf-8") as file:
            json.dump(model, file, indent=1)
            file.write("\n")
        write_weights(options.rows, model, f"{options.out}/{name}.weights.csv")


def settings(comparisons):
    return SettingsCreator(
        link_type="dedupe_only",
        comparisons=comparisons,
        blocking_rules_to_generate_predictions=[
            block_on("surname"),
            block_on("substr(dob, 1, 3)", "sex"),
            block_on("birth_place"),
        ],
        retain_intermediate_calculation_columns=True,
    )


def linker_on(path, with_settings):
    connection = duckdb.connect()
    connection.execute("CREATE TABLE persons AS SELECT * FROM read_csv(?, all_varchar = true)", [path])
    return Linker("persons", with_settings, DuckDBAPI(connection=connection))


def train(path, comparisons):
    linker = linker_on(path, settings(comparisons))
    training = linker.training
    training.estimate_probability_two_random_records_match([block_on("first_name", "surname", "dob")], recall=0.7)
    training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for rule in (block_on("surname", "dob"), block_on("first_name", "postcode"), block_on("dob", "postcode")):
        training.estimate_parameters_using_expectation_maximisation(rule, estimate_without_term_frequencies=True)
    return linker.misc.save_model_to_json()


def write_weights(path, model, out):
    linker = linker_on(path, model)
    pairs = linker.inference.predict().as_pandas_dataframe()
    gammas = [column for column in pairs.columns if column.startswith("gamma_")]
    pairs = pairs[["unique_id_l", "unique_id_r", "match_weight", *gammas]]
    # All pairs that may be one person, and one in so many of the rest.
    kept = pairs[(pairs.match_weight > -5) | (pairs.index % max(1, int(len(pairs) * LEAST / 100)) == 0)]
    with open(out, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(kept.columns)
        writer.writerows(sorted(kept.itertuples(index=False), key=lambda row: (int(row[0]), int(row[1]))))


if __name__ == "__main__":
    main()
