import {ELSEWHERE, check, girl, numbered, woman} from '../support/hard-cases.ts';
import {nhs} from '../support/persons.ts';
import {tie} from '../support/records.ts';

// Children placed for adoption, where no agency tells of the order that follows.

const RENAMED = {asAt: '2021-05-01', address: ELSEWHERE};
const PLACED = '2019-05-01';
const placedAndThen = (later: ReturnType<typeof girl>, before: Parameters<typeof girl>[3] = {}) => {
  const placed = girl('a1', 'Mia Green', '2016-03-04', {address: ELSEWHERE, asAt: PLACED, ...before});
  const adopter = woman('c1', 'Helen Hartley', '1980-06-15', {address: ELSEWHERE});
  return {
    mentions: [placed, later, adopter],
    ties: [tie(adopter, placed, 'adoptive-parent', {detail: 'placement'})],
  };
};

check(
  'a child placed for adoption is not joined to one of another family name since the placement, though nobody tells of the order',
  () => ({
    ...placedAndThen(girl('b1', 'Mia Hartley', '2016-03-04', RENAMED)),
    persons: ['a1', 'b1', 'c1'],
    held: ['a1 | b1: ADOPTION_BREAK'],
  }),
);

/** The register is dated by its receipt, long after all else; the tie says since when. */
const registeredLate = (later: ReturnType<typeof girl>) => {
  const {mentions, ties} = placedAndThen(later, {asAt: '2025-01-31'});
  return {mentions, ties: ties.map((one) => ({...one, start: PLACED}))};
};

check('nor to one told of before the register of placements was received, if the placement was made before', () => ({
  ...registeredLate(girl('b1', 'Mia Hartley', '2016-03-04', RENAMED)),
  persons: ['a1', 'b1', 'c1'],
  held: ['a1 | b1: ADOPTION_BREAK'],
}));

check('what is older than that day is of the same child, whatever the day of receipt', () => ({
  ...registeredLate(girl('b1', 'Mia Hartley', '2016-03-04', {...RENAMED, asAt: '2018-05-01'})),
  persons: ['a1 b1', 'c1'],
}));

check('a child placed for adoption that keeps its name is one still', () => ({
  ...placedAndThen(girl('b1', 'Mia Green', '2016-03-04', RENAMED)),
  persons: ['a1 b1', 'c1'],
}));

check('and so is one that keeps its number', () => ({
  ...placedAndThen(girl('b1', 'Mia Hartley', '2016-03-04', {...RENAMED, ...numbered(nhs(0))}), numbered(nhs(0))),
  persons: ['a1 b1', 'c1'],
}));

check('and one that had another name before it', () => ({
  ...placedAndThen(girl('b1', 'Mia Hartley', '2016-03-04', {...RENAMED, asAt: '2018-05-01'})),
  persons: ['a1 b1', 'c1'],
}));
