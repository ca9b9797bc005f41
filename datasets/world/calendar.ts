import {dayOf} from '../../src/base/day.ts';

/** The six years of life that the extracts cover. */
export const FIRST_DAY = dayOf(2018, 1, 1);
export const LAST_DAY = dayOf(2023, 12, 31);
export const YEARS = [2018, 2019, 2020, 2021, 2022, 2023] as const;
export const CENSUS_DAYS = [dayOf(2020, 1, 16), dayOf(2023, 1, 19)] as const;
