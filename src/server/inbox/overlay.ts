import {addAt, listAt} from '../../base/get-or-insert.ts';
import {setImmediate} from 'node:timers/promises';
import type {Mention} from '../../model/mention.ts';
import {HOLD_TEXTS, isSealed, type HoldReason} from '../../resolve/link/decide/hold-reasons.ts';
import type {LookupAnswer} from '../../resolve/lookup/lookup-answer.ts';
import type {PersonIndex} from '../../resolve/lookup/person-index.ts';
import {meetingKeys} from './meeting-keys.ts';
import {against, NAME_ALONE, type Meeting} from './side-by-side.ts';
import type {WaitingMention} from './seen-pending.ts';

/** `notCompared` came near as well, and others came nearer. */
export type Met = {meetings: Meeting[]; notCompared: number};

/** Waiting people that one who is asked about is compared with: a sender who repeats itself without end holds nobody up. */
const NEAR_MAX = 200;
/** More keys than two mentions can share. */
const SAME_PERSON = 10_000;
/** Terms of fewer bits say next to nothing. */
const TERM_BITS_MIN = 0.5;
/** Lookups after which other requests have their turn. */
const TURN = 50;

/** What the lookup of a mention came to. */
type Who = {joins: ReadonlyMap<string, number>; held: ReadonlyMap<string, HoldReason>};
type Placed = {keys: string[]; who: Who};

/**
 * People of notifications that wait for a run, beside the people of the last run as one class of users sees these. Each is looked up once
 * in the index of the class, by the engine's own lookup.
 */
export class Overlay {
  readonly #index: PersonIndex;
  readonly #placed: WeakMap<Mention, Placed>;
  readonly #byKey = new Map<string, WaitingMention[]>();
  readonly #byPerson = new Map<string, WaitingMention[]>();
  readonly #added = new Set<Mention>();

  /** `before` is another of the same index, which has looked up who may be shown here as well. */
  constructor(index: PersonIndex, before?: Overlay) {
    this.#index = index;
    this.#placed = before === undefined ? new WeakMap() : before.#placed;
  }

  /** Adds who is not there yet, and looks up who of them was not yet looked up; requests have their turn between. */
  async add(list: readonly WaitingMention[]): Promise<void> {
    let turn = 0;
    for (const {mention} of list) {
      if (this.#placed.has(mention)) continue;
      this.#placed.set(mention, {keys: meetingKeys(mention), who: whoIs(this.#index.lookup(mention))});
      if (++turn % TURN === 0) await setImmediate();
    }
    for (const waiting of list) {
      if (this.#added.has(waiting.mention)) continue;
      this.#added.add(waiting.mention);
      const {keys, who} = this.#placed.get(waiting.mention)!;
      for (const key of keys) listAt(this.#byKey, key).push(waiting);
      for (const person of who.joins.keys()) listAt(this.#byPerson, person).push(waiting);
    }
  }

  /** Waiting people who are this person of the last run. */
  of(person: string): Meeting[] {
    return (this.#byPerson.get(person) ?? []).map((waiting) => ({
      waiting,
      confidence: 'strong',
      bits: this.#placed.get(waiting.mention)!.who.joins.get(person)!,
      person,
      why: [],
      isNameAlone: false,
    }));
  }

  /** Who of the waiting people somebody may be, each by itself; nobody of the notification `except`. */
  meet(asked: Mention, except: string | null): Met {
    const who = whoIs(this.#index.lookup(asked));
    const near = this.#near(asked, who).filter(({notification}) => notification.id !== except);
    const meetings = near.slice(0, NEAR_MAX).flatMap((waiting) => this.#meeting(asked, who, waiting) ?? []);
    return {meetings, notCompared: Math.max(0, near.length - NEAR_MAX)};
  }

  /** Who shares a person or key, those first that share a person, then those with most keys. */
  #near(asked: Mention, who: Who): WaitingMention[] {
    const shared = new Map<WaitingMention, number>();
    const note = (list: readonly WaitingMention[] = [], count: number): void => {
      for (const waiting of list) addAt(shared, waiting, count);
    };
    for (const person of who.joins.keys()) note(this.#byPerson.get(person), SAME_PERSON);
    for (const key of meetingKeys(asked)) note(this.#byKey.get(key), 1);
    return [...shared].toSorted(([, left], [, right]) => right - left).map(([waiting]) => waiting);
  }

  #meeting(asked: Mention, who: Who, waiting: WaitingMention): Meeting | null {
    const other = this.#placed.get(waiting.mention)!.who;
    // Who somebody was before an adoption is told by nothing.
    if (isSealedBetween(who, other)) return null;
    const pair = this.#index.compare(asked, waiting.mention);
    const common = [...who.joins.keys()].find((person) => other.joins.has(person));
    const apart = pair.isApart ? pair.reason : reasonBetween(who, other);
    if (common !== undefined) {
      const bits = other.joins.get(common)!;
      const both = {speaks: 'for' as const, text: `both are ${common} of the last run`};
      const met = {waiting, bits, person: common, isNameAlone: false};
      if (apart === null) return {...met, confidence: 'strong', why: [both]};
      return {...met, confidence: 'held-apart', why: [both, against(HOLD_TEXTS[apart])]};
    }
    // The run holds them for two people, and knows more of both.
    if (who.joins.size > 0 && other.joins.size > 0) return null;
    if (!pair.isNear) return null;
    const why: Meeting['why'] = pair.terms
      .filter(({comparison, bits}) => comparison !== 'prior' && Math.abs(bits) >= TERM_BITS_MIN)
      .map(({comparison, text, bits}) => ({speaks: bits > 0 ? 'for' : 'against', text: `${comparison}: ${text}`}));
    const isNameAlone = apart === null && pair.reason === 'NAME_ONLY';
    const found = {waiting, bits: pair.weight, person: null, isNameAlone};
    if (apart !== null) return {...found, confidence: 'held-apart', why: [...why, against(HOLD_TEXTS[apart])]};
    if (pair.reason === null) return {...found, confidence: 'strong', why};
    const doubt = isNameAlone ? NAME_ALONE : HOLD_TEXTS[pair.reason];
    return {...found, confidence: 'possible', why: [...why, against(doubt)]};
  }
}

/** Reasons that leave open whether two are one. */
const DOUBTS: ReadonlySet<HoldReason> = new Set(['BELOW_JOIN', 'AMBIGUOUS', 'NAME_ONLY']);

function whoIs({candidates}: LookupAnswer): Who {
  return {
    joins: new Map(
      candidates.flatMap(({person, reason, weight}) => (reason === null ? [[person, weight] as const] : [])),
    ),
    held: new Map(candidates.flatMap(({person, reason}) => (reason === null ? [] : [[person, reason] as const]))),
  };
}

/** What keeps one of two from the person that the other is, beyond a doubt; null where nothing does. */
function reasonBetween(left: Who, right: Who): HoldReason | null {
  for (const [one, other] of [
    [left, right],
    [right, left],
  ] as const)
    for (const person of one.joins.keys()) {
      const reason = other.held.get(person);
      if (reason !== undefined && !DOUBTS.has(reason)) return reason;
    }
  return null;
}

function isSealedBetween(left: Who, right: Who): boolean {
  const sealed = ({held}: Who, other: Who): boolean =>
    [...held].some(([person, reason]) => isSealed(reason) && (other.joins.has(person) || other.held.has(person)));
  return sealed(left, right) || sealed(right, left);
}
