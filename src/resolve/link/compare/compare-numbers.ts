import {bitCount} from '../../../columns/bit-count.ts';
import {osa} from '../../../text/edit-distance.ts';
import {jaroWinkler} from '../../../text/jaro-winkler.ts';
import {MISSING, N} from './comparisons.ts';
import type {PersonColumns} from '../columns/person-columns.ts';
import type {Lists} from '../../../columns/lists.ts';

/** Numbers of fewer figures are too near each other for a slip to mean anything. */
const SLIP_LENGTH_MIN = 6;

/** Any telephone in common; else one that differs in one figure. */
export function comparePhones(phones: Lists, left: number, right: number): number {
  return hasNone(phones, left) || hasNone(phones, right)
    ? MISSING
    : isShared(phones, left, right)
      ? N.same
      : N.different;
}

export function compareEmails({emails, emailTexts}: PersonColumns, left: number, right: number): number {
  if (hasNone(emails, left) || hasNone(emails, right)) return MISSING;
  if (isShared(emails, left, right)) return N.same;
  for (let i = emails.starts[left]!; i < emails.starts[left + 1]!; i++) {
    for (let j = emails.starts[right]!; j < emails.starts[right + 1]!; j++) {
      if (isEmailAlike(emailTexts[emails.values[i]!]!, emailTexts[emails.values[j]!]!)) return N.slip;
    }
  }
  return N.different;
}

/** Compares numbers of registers. Most are told apart by the characters they hold, without a look at their texts. */
export class NumberComparer {
  readonly #columns: PersonColumns;
  /** number -> its characters, as `charactersOf` has them; of numbers that came in later they are not kept. */
  readonly #characters: Uint32Array;

  constructor(columns: PersonColumns) {
    this.#columns = columns;
    this.#characters = Uint32Array.from(columns.numberTexts, charactersOf);
  }

  /**
   * Numbers are compared within their kind (or register): equal, at most `slips` slips apart, or different. Left out are
   * entries that `ofOthers` marks as numbers of somebody else.
   */
  compare(
    {starts, values}: Lists,
    left: number,
    right: number,
    slips: number,
    ofOthers: Uint8Array | null = null,
  ): number {
    const {numberKind} = this.#columns;
    let level: number = MISSING;
    for (let i = starts[left]!; i < starts[left + 1]!; i++) {
      for (let j = starts[right]!; j < starts[right + 1]!; j++) {
        const a = values[i]!;
        const b = values[j]!;
        if (a !== b && numberKind[a] !== numberKind[b]) continue;
        if (ofOthers !== null && (ofOthers[i] === 1 || ofOthers[j] === 1)) continue;
        if (a === b) return N.same;
        if (level !== N.slip) level = this.#isSlip(a, b, slips) ? N.slip : N.different;
      }
    }
    return level;
  }

  #isSlip(a: number, b: number, slips: number): boolean {
    const {numberTexts} = this.#columns;
    const [left, right] = [this.#characters[a], this.#characters[b]];
    // A slip brings in one character at most.
    if (left !== undefined && right !== undefined)
      if (bitCount(left & ~right) > slips || bitCount(right & ~left) > slips) return false;
    return isSlip(numberTexts[a]!, numberTexts[b]!, slips);
  }
}

/** A bit for each character of a number, the kind in front left out; several characters share a bit. */
function charactersOf(text: string): number {
  let bits = 0;
  for (let i = text.lastIndexOf(' ') + 1; i < text.length; i++) bits |= 1 << (text.charCodeAt(i) & 31);
  return bits;
}

/** Whether two numbers, each with its kind in front, are at most `slips` typing slips apart. */
export function isSlip(left: string, right: string, slips: number): boolean {
  if (Math.abs(left.length - right.length) > slips) return false;
  const from = left.lastIndexOf(' ') + 1;
  if (Math.min(left.length, right.length) - from < SLIP_LENGTH_MIN || areFarApart(left, right, from, slips))
    return false;
  return !areNeighbours(left.slice(from), right.slice(from)) && osa(left.slice(from), right.slice(from)) <= slips;
}

/**
 * Whether the counts of characters alone rule out `slips` slips: a slip brings in one character at most. Most pairs of
 * numbers end here, without a table. Characters that fall together in a count only make numbers look nearer.
 */
function areFarApart(left: string, right: string, from: number, slips: number): boolean {
  COUNTS.fill(0);
  for (let i = from; i < left.length; i++) COUNTS[left.charCodeAt(i) & 31]!++;
  let missing = 0;
  for (let i = from; i < right.length; i++) if (--COUNTS[right.charCodeAt(i) & 31]! < 0) missing++;
  return missing > slips;
}

const COUNTS = new Int32Array(32);

/** Registers number a family one after the other: numbers that near are two entries, not a slip. */
const NEIGHBOURS = 100;

function areNeighbours(left: string, right: string): boolean {
  const a = Number(left.replace(/\D/g, ''));
  const b = Number(right.replace(/\D/g, ''));
  return Math.abs(a - b) < NEIGHBOURS;
}

function isEmailAlike(left: string, right: string): boolean {
  const leftUser = left.slice(0, left.indexOf('@'));
  const rightUser = right.slice(0, right.indexOf('@'));
  if (leftUser === rightUser && leftUser.length >= 5) return true;
  return jaroWinkler(left, right) >= 0.9 && osa(leftUser, rightUser) <= 2;
}

const hasNone = ({starts}: Lists, row: number): boolean => starts[row] === starts[row + 1];

export function isShared({starts, values}: Lists, left: number, right: number): boolean {
  for (let i = starts[left]!; i < starts[left + 1]!; i++) {
    for (let j = starts[right]!; j < starts[right + 1]!; j++) if (values[i] === values[j]) return true;
  }
  return false;
}
