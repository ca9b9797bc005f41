import {contentHash} from '../../base/hash.ts';
import {isSamePerson} from '../../engine/judgements/proposals.ts';
import {STRUCTURE_TEXTS, type StructureCode} from '../../engine/judgements/structure.ts';
import type {Asked} from '../page.ts';
import {groundOf, mayJudge, structureOf, type Pair} from '../pair.ts';
import {READINGS, readingWords} from './pair-standing.ts';

/** What somebody may do about a pair as it stands. */
export type SayingRole = 'none' | 'first' | 'second' | 'own';

export function roleOf(asked: Asked, {state}: Pair): SayingRole {
  if (!mayJudge(asked)) return 'none';
  const proposal = state?.proposal ?? null;
  if (proposal === null) return asked.may('identities:judge') && state?.judgement == null ? 'first' : 'none';
  if (isSamePerson(proposal.by, asked.session.user.name)) return asked.may('identities:judge') ? 'own' : 'none';
  return asked.may('identities:confirm') ? 'second' : 'none';
}

/** Whether they have something to say of the two that they have not said: what two identities are taken in hand for. */
export const maySay = (asked: Asked, pair: Pair): boolean => ['first', 'second'].includes(roleOf(asked, pair));

/** The form below the comparison, and what was said before as far as who reads may know it now. */
export function sayingView(asked: Asked, pair: Pair): object {
  const {workspace, desk} = asked;
  const role = roleOf(asked, pair);
  const {twoPeopleFor} = desk.policy().judgements;
  const overrides = overridesOf(asked, pair);
  return {
    role,
    seen: seenToken(asked, pair),
    readings: Object.entries(READINGS).map(([value, text]) => ({value, text, ...hintOf(value, role, twoPeopleFor)})),
    against: overrides.same.map((code) => STRUCTURE_TEXTS[code]),
    againstDifferent: overrides.different.map((code) => STRUCTURE_TEXTS[code]),
    before: beforeView(asked, pair, role),
    through: workspace.through,
  };
}

function hintOf(reading: string, role: SayingRole, twoPeopleFor: readonly string[]): {hint?: {text: string}} {
  if (role !== 'first') return {};
  if (reading === 'unsure')
    return {hint: {text: 'Kept for the next reader. The pair stays in the queue, and nothing else changes.'}};
  return twoPeopleFor.includes(reading)
    ? {hint: {text: 'Counts once somebody else has read the two, without knowing your reason, and says the same.'}}
    : {hint: {text: 'Counts from the next run on, by your word alone. It can be taken back.'}};
}

/** What the records say against each reading; whoever says it all the same has to say so. */
export function overridesOf(asked: Asked, {left, right}: Pair): {same: StructureCode[]; different: StructureCode[]} {
  return {
    same: structureOf(asked.workspace, asked, left, right),
    different: structureOf(asked.workspace, asked, left, right, 'different'),
  };
}

/** What was said of the two before. The second reader learns what the first said once they have said what they read. */
function beforeView(asked: Asked, {left, right, state}: Pair, role: SayingRole): object {
  const isGuardedNow = (): boolean => groundOf(asked.workspace, asked).isGuarded([...left.mentions, ...right.mentions]);
  const mayReadWords = asked.seesAll && state !== undefined && !isGuardedNow();
  const words = ({because, guarded}: {because: string; guarded: boolean}): string =>
    mayReadWords && !guarded ? because : 'The words are kept and are not shown here.';
  const {judgement = null, proposal = null, disputes = [], unsure = []} = state ?? {};
  const isBlind = proposal !== null && role !== 'own';
  return {
    isBlind,
    judgement:
      judgement === null
        ? null
        : {
            id: judgement.id,
            reading: READINGS[judgement.verdict],
            by: judgement.by,
            on: judgement.on,
            because: words(judgement),
            second: judgement.confirmed?.by ?? '',
            secondBecause:
              judgement.confirmed === null ? '' : words({...judgement, because: judgement.confirmed.because}),
            mayWithdraw: mayJudge(asked) && asked.may('identities:judge'),
          },
    own:
      proposal === null || role !== 'own'
        ? null
        : {
            id: proposal.id,
            reading: readingWords(proposal.asks),
            on: proposal.on,
          },
    // What led to a reading that is not settled would lead the next reader: names and words come after their own.
    disputes: disputes.map(({proposal: first, decline}) => ({
      on: decline.on,
      readings: [
        {
          by: first.by,
          reading: readingWords(first.asks),
          because: words(first),
        },
        {
          by: decline.by,
          reading: readingWords(decline.verdict),
          because: words({...first, because: decline.because}),
        },
      ],
    })),
    unsure: unsure.map((one) => ({by: one.by, on: one.on, because: words(one)})),
  };
}

/** Equal as long as the two rest on the same records of the same run, and nobody has said anything of them. */
export function seenToken({workspace}: Asked, {id, left, right, state}: Pair): string {
  return contentHash(JSON.stringify([id, workspace.derivation, left.mentions, right.mentions, state ?? null])).slice(
    0,
    16,
  );
}
