import {BORN_SLACK_DAYS, compareBirths, DAYS_BEFORE_EXPECTED, GENERATION_DAYS} from './compare-birth.ts';
import {B} from './comparisons.ts';
import {APART} from '../decide/hold-reasons.ts';
import {BIRTH_DAY, BIRTH_NEW_YEAR, BIRTH_NONE} from '../columns/person-columns.ts';
import {isBirthOutside, ONE_PREGNANCY_DAYS, type Profile} from './profile.ts';
import {ADOPTION_NONE, ADOPTION_PLACED, areAcrossAdoption} from '../decide/adoptions.ts';
import {isForenameOfCustom} from '../names/custom-names.ts';
import {ALIKE, INITIAL, OTHER, type WordPool} from '../names/word-pool.ts';

/** What in the descriptions of two sides says that they are two people; APART.nothing where nothing does. */
export function profilesApart(a: Profile, b: Profile, pool: WordPool, isNumberShared: boolean): number {
  if (a.orders !== 0 && b.orders !== 0 && (a.orders & b.orders) === 0) return APART.order;
  if (!isNumberShared && (isEitherOf(a, b) || isEitherOf(b, a))) return APART.eitherTwin;
  const isGivenApart = areForenamesApart(a, b, pool);
  const birth = areNewYearsApart(a, b) ? B.different : compareBirths(a.birth, a.birthKind, b.birth, b.birthKind);
  // A wrong date beside one number and one forename is a slip; a child on its mother's number has another forename.
  const isSurelyOne = isNumberShared && areForenamesAlike(a, b, pool);
  if (birth >= B.different && !isSurelyOne) return APART.birth;
  if (areBornApart(a, b) && !isSurelyOne) return APART.generation;
  const isOneBirth = birth >= 0 && birth < B.different;
  if (!isNumberShared && !isOneBirth && (isSeenAfterDeath(a, b) || isSeenAfterDeath(b, a))) return APART.died;
  if (isNamedBeforeBirth(a, b) || isNamedBeforeBirth(b, a)) return APART.unborn;
  // A mother's number on her child's record, and her name on her child: nobody is a parent, or grown up, before they can be.
  if (isBornAfter(a, b, isSurelyOne) || isBornAfter(b, a, isSurelyOne)) return APART.parent;
  if (areYearsApart(a, b, birth) && !isSurelyOne) return APART.birthday;
  // One figure of a year makes a mother of her child, where the names are two as well.
  if (isGivenApart && areGenerationsApart(a, b)) return APART.parent;
  // But no slip makes another generation of it in day, month and year alike: mother and daughter may both be Lena.
  if (birth === B.generation) return APART.parent;
  if (isGivenApart && !isNumberShared) return birth === B.same ? APART.twin : APART.forename;
  if (isGivenApart && isSexApart(a, b)) return APART.sex;
  return APART.nothing;
}

/**
 * Whether two of one national number are brothers or sisters, of one of whom a record bears the number of the other: who goes by two
 * forenames under one family name has one birth date under both. What a register lists under a number of its own is its word.
 */
export function haveNumberOfSibling(a: Profile, b: Profile, pool: WordPool): boolean {
  if (!areForenamesApart(a, b, pool) || !meets(a.family, b.family, pool, ALIKE)) return false;
  return DATED_OTHERWISE.has(compareBirths(a.birth, a.birthKind, b.birth, b.birthKind));
}

/** Levels of birth dates that differ, if only by what a slip or an estimate makes of one. */
const DATED_OTHERWISE: ReadonlySet<number> = new Set([B.slip, B.twoParts, B.near]);

/**
 * Whether a record called one by name before the other, an unborn or newborn child, can have been born: a brother or sister, of whom no
 * birth date need be told.
 */
const isNamedBeforeBirth = (named: Profile, nameless: Profile): boolean =>
  nameless.isNameless && named.namedFrom < earliestBirth(nameless);

function earliestBirth({birth, birthKind, expected, unbornUntil}: Profile): number {
  if (birthKind === BIRTH_DAY) return birth - NAMED_SLACK_DAYS;
  const unborn = unbornUntil - STALE_DAYS;
  return expected === 0 ? unborn : Math.max(unborn, expected - DAYS_BEFORE_EXPECTED);
}

/** Days by which the date of a record, or of a birth, may be off. */
const NAMED_SLACK_DAYS = 31;
/** Days for which an office may go on to write of a child as unborn that is born. */
const STALE_DAYS = 92;

/**
 * Whether a record tells of one long after the other died, as of a son of his father's name. Records are made of a death for a
 * while; where a birth date or a number says who it is, they are stale.
 */
const isSeenAfterDeath = ({lastSeen}: Profile, {died}: Profile): boolean => lastSeen > died + AFTER_DEATH_DAYS;

/** Days after a death for which records may go on to tell of somebody as if alive. */
const AFTER_DEATH_DAYS = 366;

/** Whether one is numbered as a child of a multiple birth, and the other may be any child of it. */
const isEitherOf = (numbered: Profile, other: Profile): boolean =>
  numbered.isOfSeveral && other.orders === 0 && other.isNameless;

/** Days by which births of one pregnancy differ at the most: twins may be born on either side of midnight. */
const ONE_BIRTH_DAYS = 1;

/** Whether two people whom records keep apart are children of one birth, as far as dates and numbers tell; `isCoNamed` if one record names both. */
export function areOfOneBirth(a: Profile, b: Profile, isCoNamed: boolean): boolean {
  const [isDay, isOtherDay] = [a.birthKind === BIRTH_DAY, b.birthKind === BIRTH_DAY];
  if (isDay && isOtherDay) return Math.abs(a.birth - b.birth) <= ONE_BIRTH_DAYS;
  if (a.isOfSeveral || b.isOfSeveral) return true;
  if (isDay || isOtherDay || !a.isNameless || !b.isNameless) return false;
  if (a.expected !== 0 && b.expected !== 0) return Math.abs(a.expected - b.expected) <= ONE_PREGNANCY_DAYS;
  return isCoNamed;
}

/** Whether both have a forename and no spelling of it is common to them. */
export const isForenameUnequal = (a: Profile, b: Profile): boolean =>
  a.first.length > 0 && b.first.length > 0 && !a.first.some((word) => b.first.includes(word));

/** Whether no mention of one has a forename: a child without a name of its own, or somebody of whom no more is told than a family name of the other. */
export const lacksForename = (a: Profile, b: Profile, pool: WordPool): boolean =>
  a.isNameless || (areAllAmong(a.given, b.family, pool) && areAllAmong(a.family, b.family, pool));

/** Whether each word of one list stands in the other, be it in another spelling. */
function areAllAmong(words: readonly number[], others: readonly number[], pool: WordPool): boolean {
  for (const word of words) if (!isAmong(word, others, pool, ALIKE)) return false;
  return true;
}

/** Whether neither the family name nor the birth date of one is that of the other, though both are told. */
export function areFamilyAndBirthUnequal(a: Profile, b: Profile, pool: WordPool): boolean {
  const birth = compareBirths(a.birth, a.birthKind, b.birth, b.birthKind);
  return birth >= B.swapped && birth <= B.twoParts && areFamiliesApart(a, b, pool);
}

/** Whether no family name of one is near any family name of the other, nor stands in place of its forename. */
export function areFamiliesApart(a: Profile, b: Profile, pool: WordPool): boolean {
  if (a.family.length === 0 || b.family.length === 0) return false;
  if (meets(a.family, b.family, pool, OTHER - 1)) return false;
  return !meets(a.family, b.given, pool, ALIKE) && !meets(a.given, b.family, pool, ALIKE);
}

/** Whether an adoption order lies between two, by what is said of it or by what has come of a placement. */
export const isAcrossAdoption = (a: Profile, b: Profile, pool: WordPool): boolean =>
  areAcrossAdoption(a, b) || isRenamedSincePlacement(a, b, pool);

/**
 * Whether one is a child placed for adoption and the other is told of since then under another family name, without a word of adoption: no agency but
 * one tells of the order, and a school has the name it gave.
 */
const isRenamedSincePlacement = (a: Profile, b: Profile, pool: WordPool): boolean =>
  (isSincePlacement(a, b) || isSincePlacement(b, a)) && areFamiliesApart(a, b, pool);

const isSincePlacement = (placed: Profile, later: Profile): boolean =>
  placed.adoption === ADOPTION_PLACED && later.adoption === ADOPTION_NONE && later.firstSeen >= placed.placedFrom;

/** Whether no forename of one is near any forename of the other, nor stands in place of its family name. */
function areForenamesApart(a: Profile, b: Profile, pool: WordPool): boolean {
  if (a.given.length === 0 || b.given.length === 0) return false;
  if (meets(a.given, b.given, pool, OTHER - 1)) return areTellingApart(a, b, pool);
  // "M Begum" may be Mst Rahima Begum.
  if (isHonorific(a, b) || isHonorific(b, a)) return false;
  // "T. Kugan" is Kugan Thambirajah: one of the two may be an initial.
  return !(
    (meets(a.given, b.family, pool, ALIKE) && meets(a.family, b.given, pool, INITIAL)) ||
    (meets(a.given, b.family, pool, INITIAL) && meets(a.family, b.given, pool, ALIKE))
  );
}

/**
 * Whether two share no more of their forenames than a name of custom, and each goes by another beside it: Mohammed Yusuf and Mohammed
 * Waqas are brothers, Jasdeep Kaur and Navdeep Kaur sisters. A name that stands as the family name of the other tells nothing.
 */
function areTellingApart(a: Profile, b: Profile, pool: WordPool): boolean {
  if (a.given.length < 2 || b.given.length < 2) return false;
  const [left, right] = [a, b].map(({given}) => given.filter((word) => !isForenameOfCustom(pool.texts[word]!)));
  if (left!.length === 0 || right!.length === 0) return false;
  if (left!.length === a.given.length && right!.length === b.given.length) return false;
  return (
    !meets(left!, right!, pool, OTHER - 1) &&
    !meets(left!, b.family, pool, ALIKE) &&
    !meets(a.family, right!, pool, ALIKE)
  );
}

/** Whether a forename of one is the initial of an honorific of the other. */
const isHonorific = ({given}: Profile, {honorifics}: Profile): boolean =>
  honorifics.some((word) => given.includes(word));

/** Whether a forename of one is a forename of the other, be it in another spelling, or stands in place of its family name. */
function areForenamesAlike(a: Profile, b: Profile, pool: WordPool): boolean {
  return (
    meets(a.given, b.given, pool, INITIAL) ||
    (meets(a.given, b.family, pool, ALIKE) && meets(a.family, b.given, pool, ALIKE))
  );
}

function meets(left: readonly number[], right: readonly number[], pool: WordPool, most: number): boolean {
  for (const word of left) if (isAmong(word, right, pool, most)) return true;
  return false;
}

function isAmong(word: number, others: readonly number[], pool: WordPool, most: number): boolean {
  for (const other of others) if (pool.compare(word, other) <= most) return true;
  return false;
}

/** Whether two birthdays are one and the years a generation apart, in more than a figure: of fathers and sons one pair in 365. */
const areYearsApart = (a: Profile, b: Profile, birth: number): boolean =>
  birth === B.twoParts && Math.abs(a.birth - b.birth) > GENERATION_DAYS;

/** Whether most mentions of both tell birth dates, and no generation lies between them. */
export const areOfOneGeneration = (a: Profile, b: Profile): boolean =>
  a.birthKind !== BIRTH_NONE && b.birthKind !== BIRTH_NONE && !areGenerationsApart(a, b);

/** Whether the birth dates that most mentions tell lie a generation apart. */
export const areGenerationsApart = (a: Profile, b: Profile): boolean =>
  a.birthKind !== BIRTH_NONE && b.birthKind !== BIRTH_NONE && Math.abs(a.birth - b.birth) > GENERATION_DAYS;

/** Whether years that stand for birth dates spread too far for one person; each may be near the next in a chain. */
function areNewYearsApart(a: Profile, b: Profile): boolean {
  if (a.birthKind !== BIRTH_NEW_YEAR || b.birthKind !== BIRTH_NEW_YEAR) return false;
  const from = Math.min(a.newYearFrom, b.newYearFrom);
  const to = Math.max(a.newYearTo, b.newYearTo);
  return compareBirths(from, BIRTH_NEW_YEAR, to, BIRTH_NEW_YEAR) >= B.different;
}

/** Whether ages and life stages put the two births into different times. */
const areBornApart = (a: Profile, b: Profile): boolean =>
  a.after - BORN_SLACK_DAYS > b.before ||
  b.after - BORN_SLACK_DAYS > a.before ||
  isBornOutside(a, b) ||
  isBornOutside(b, a);

/** Whether the birth day of one lies outside of what age and life stage say of the other. */
const isBornOutside = ({birth, birthKind}: Profile, {after, before}: Profile): boolean =>
  isBirthOutside({birth, birthKind, after, before});

/**
 * Whether one was born after the latest that the other, of whom nobody told a birth date, can have been. What a record calls somebody ("grandmother"
 * of her own child) may be wrong of who is surely one with the other, but not that it told of them before that birth.
 */
const isBornAfter = (a: Profile, b: Profile, areSurelyOne: boolean): boolean =>
  a.birthKind === BIRTH_DAY &&
  b.birthKind === BIRTH_NONE &&
  a.birth > b.before + BORN_SLACK_DAYS &&
  (!areSurelyOne || a.birth > b.firstSeen + NAMED_SLACK_DAYS);

/** Sex as most mentions say it, where more than one does and none disagrees. */
const isSexApart = (a: Profile, b: Profile): boolean => {
  const isOne = (one: Profile, other: Profile): boolean =>
    (one.females > 1 && one.males === 0 && other.males > 0 && other.females === 0) ||
    (one.males > 1 && one.females === 0 && other.females > 0 && other.males === 0);
  return isOne(a, b) || isOne(b, a);
};

/** Whether most records that say a sex say another of the one than of the other. */
export const mostlyOfTwoSexes = (one: Profile, other: Profile): boolean =>
  Math.sign(one.females - one.males) * Math.sign(other.females - other.males) < 0;
