import {RingfenceError} from '../../base/errors.ts';
import {shortId} from '../../base/hash.ts';
import type {Constraint, Judgement, JudgementRecord, Withdrawal} from '../../model/judgement.ts';
import {conflictWith, judgedWith} from './conflicts.ts';
import {constraintKey, inForce} from './in-force.ts';
import {structureAgainst, STRUCTURE_TEXTS, type StructureCode} from './structure.ts';
import type {Ground} from './ground.ts';
import {mentionsMeant} from './sides.ts';
import {checkDay, readWords, type Saying} from './words.ts';

/** Each side by an id, or by the ids of its mentions. */
export type Asked = Saying & {
  verdict: Constraint['verdict'];
  left: string | readonly string[];
  right: string | readonly string[];
  override: boolean;
};

/** `isNew` is false where somebody has said the very same and it counts: nothing is added then. */
export type Said = {judgement: Judgement; isNew: boolean};

/**
 * A judgement on two persons, mentions or records, made ready to be kept. Changes nothing.
 * @throws RingfenceError NOT_FOUND; USAGE; JUDGEMENT_CONFLICT, which names the judgements that forbid it and what to do;
 * JUDGEMENT_OVERRIDE where the records speak against it (`structure.ts`) and `override` was not asked for.
 */
export function sayJudgement(ground: Ground, asked: Asked): Said {
  const words = readWords(asked.by, asked.because);
  checkDay(asked.on, ground.today);
  const constraint = constraintAsked(ground, asked);
  const now = inForce(ground.judgements, null);
  const same = now.find((judgement) => constraintKey(judgement) === constraintKey(constraint));
  if (same !== undefined) return {judgement: same, isNew: false};
  refuseConflict(ground.judgements, constraint, asked.on);
  const overrides = structureOf(ground, constraint, now);
  if (overrides.length > 0 && !asked.override) throw needsOverride(overrides);
  const {verdict, left, right} = constraint;
  const parts = [verdict, left.join(' '), right.join(' '), words.by, asked.on, words.because];
  const before = ground.judgements.filter((judgement) => isSaid(judgement, constraint, words, asked.on)).length;
  const judgement: Judgement = {
    verdict,
    left,
    right,
    id: shortId('J', ...parts, String(before)),
    ...words,
    on: asked.on,
    overrides,
    guarded: ground.isGuarded([...left, ...right]),
    confirmed: null,
  };
  return {judgement, isNew: true};
}

/**
 * Takes a judgement back; null where it was taken back before.
 * @throws RingfenceError NOT_FOUND, USAGE.
 */
export function withdrawJudgement(
  ground: Pick<Ground, 'judgements' | 'today'>,
  id: string,
  saying: Saying,
): Withdrawal | null {
  const words = readWords(saying.by, saying.because);
  checkDay(saying.on, ground.today);
  const record = ground.judgements.find((judgement) => judgement.id === id);
  if (record === undefined)
    throw new RingfenceError(
      'NOT_FOUND',
      'There is no judgement with that id: "ringfence judge list --all" lists them.',
    );
  if (record.withdrawn !== null) return null;
  if (saying.on < record.on)
    throw new RingfenceError(
      'USAGE',
      `--on names a day before ${id} was said (${record.on}); it counted from then on.`,
    );
  return {judgement: id, ...words, on: saying.on, confirmed: null};
}

/** What is asked for, by mentions. Of a person and one of its own mentions, the rest of the person is the other side. */
function constraintAsked(ground: Ground, {verdict, left: leftId, right: rightId}: Asked): Constraint {
  const [a, b] = [leftId, rightId].map((side) =>
    typeof side === 'string' ? mentionsMeant(side, ground.known, (old) => ground.successors(old)) : [...side].sort(),
  );
  const [left, right] = a!.length >= b!.length ? [a!, b!] : [b!, a!];
  const rest = left.filter((mention) => !right.includes(mention));
  if (rest.length === 0)
    throw new RingfenceError(
      'USAGE',
      verdict === 'same'
        ? 'Both ids mean the same records: they are one already. Name two persons, or two records of one.'
        : 'Both ids mean the same records, and nobody is somebody else. To part a person, name one of its records as well: ' +
            '"ringfence judge different PERSON RECORD".',
    );
  return {verdict, left: rest, right};
}

/** Holds a judgement against what counts on its day and on every later one. */
function refuseConflict(records: readonly JudgementRecord[], constraint: Constraint, on: string): void {
  const days = [on, ...records.map((record) => record.on).filter((day) => day > on), null];
  for (const day of new Set(days)) {
    const ids = conflictWith(inForce(records, day), constraint);
    if (ids.length === 0) continue;
    const chain = ids.map((id) => {
      const {verdict, on: said, withdrawn} = records.find((record) => record.id === id)!;
      return `${id} (${verdict}, said ${said}${withdrawn === null ? '' : `, withdrawn ${withdrawn.on}`})`;
    });
    const isPast = ids.some((id) => records.find((record) => record.id === id)!.withdrawn !== null);
    throw new RingfenceError(
      'JUDGEMENT_CONFLICT',
      `What people said before forbids this: ${chain.join(' and ')}. Nothing was kept. ` +
        (isPast
          ? 'They counted after the day that --on names: say it for a later day.'
          : 'Look with "ringfence judge list", and withdraw what is wrong with "ringfence judge withdraw ID --by NAME --because TEXT".'),
    );
  }
}

/** What the records say against it, for everybody whom earlier judgements make one with either side. */
function structureOf(ground: Ground, {verdict, left, right}: Constraint, now: readonly Judgement[]): StructureCode[] {
  const sames = now.filter((judgement) => judgement.verdict === 'same');
  const sideOf = (ids: readonly string[]) => {
    const all = verdict === 'same' ? judgedWith(sames, ids) : ids;
    return {mentions: ground.mentions(all), persons: ground.mentions(ground.wholePersons(all))};
  };
  return structureAgainst(verdict, sideOf(left), sideOf(right), ground.ties());
}

function needsOverride(codes: readonly StructureCode[]): RingfenceError {
  const reasons = codes.map((code) => `${code}: ${STRUCTURE_TEXTS[code]}`);
  return new RingfenceError(
    'JUDGEMENT_OVERRIDE',
    `The records speak against this (${reasons.join('; ')}). Nothing was kept. If you have looked at the records and they are ` +
      'wrong, say it again with --override.',
  );
}

const isSaid = (
  record: JudgementRecord,
  constraint: Constraint,
  words: {by: string; because: string},
  on: string,
): boolean =>
  constraintKey(record) === constraintKey(constraint) &&
  record.by === words.by &&
  record.because === words.because &&
  record.on === on;
