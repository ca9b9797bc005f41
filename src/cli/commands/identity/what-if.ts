import {indexOfId} from '../../../base/find-by-id.ts';
import {rowsOfPerson, selfTies} from '../../../engine/part/rows-of.ts';
import {RingfenceError} from '../../../base/errors.ts';
import {apartWords} from '../../../clusters/leads.ts';
import {COMMON_NAME} from '../../../model/lead.ts';
import type {Context} from '../../../base/context.ts';
import {connectedRecords} from '../../../engine/part/connected.ts';
import {identify} from '../../../engine/run/derive.ts';
import {constraintsOf} from '../../../engine/judgements/in-force.ts';
import {pinnedOf} from '../../../engine/model-pins.ts';
import type {View} from '../../../engine/view/view.ts';
import {Explainer} from '../../../resolve/explain.ts';
import {HOLD_TEXTS} from '../../../resolve/link/decide/hold-reasons.ts';
import {whyApart} from '../../../resolve/lookup/why-apart.ts';
import {whatHolds} from '../../../resolve/what-holds.ts';
import {stateOf, suppose, type Supposition, type WeightState} from '../../../resolve/what-if.ts';
import {asOfOption, jsonOption, withExample, workspaceOption, type CommandModule} from '../../command.ts';
import {json, table} from '../../output.ts';
import {apartReason, leadText} from '../../views/apart-reason.ts';
import {judgedOn, judgedText} from '../../views/judged-view.ts';
import {termTable} from '../../views/term-view.ts';
import {currentId, personIndex, viewing} from '../../workspace-access.ts';

type Options = {workspace: string; asOf: string | null; verify: boolean; json: boolean};

export const whatIfCommand: CommandModule = {
  register(command, session) {
    withExample(command, 'ringfence what-if P0123456789ab P0123456789cd')
      .addOption(workspaceOption())
      .option(
        '--verify',
        'of one person: work persons out again without each of those records; takes as long as that for each',
        false,
      )
      .addOption(asOfOption())
      .addOption(jsonOption())
      .action(async (first: string, second: string | undefined, options: Options) => {
        await viewing(options, session, (view) => {
          const person = currentId(view, first, session);
          if (second === undefined) {
            const answer = onePerson(view, person, options.verify ? session.context : null);
            return session.data(options.json ? json(answer) : personText(answer));
          }
          const answer = twoPersons(view, person, currentId(view, second, session));
          session.data(options.json ? json(answer) : pairText(answer));
        });
      });
  },
};

type PairAnswer = ReturnType<typeof twoPersons>;

function twoPersons(view: View, left: string, right: string) {
  const known = view.few();
  const {records, resolved} = known;
  const table = view.matching();
  const {persons: config} = view.config;
  const model = view.model();
  const [a, b] = [personIndex(resolved, left), personIndex(resolved, right)];
  if (a === b)
    throw new RingfenceError('USAGE', 'This is one person: ask with its id alone for the records on which it hangs.');
  const explainer = new Explainer(records.mentions, records.ties, resolved, model, table);
  const [lefts, rights] = [rowsOfPerson(known, a), rowsOfPerson(known, b)];
  const {left: one, right: other, ...weighed} = explainer.explainStrongest(lefts, rights)!;
  const rowOf = (id: string): number => indexOfId(records.mentions, id);
  return {
    persons: [left, right],
    pair: {left: one, right: other, ...weighed},
    state: stateOf(weighed.weight, config),
    /** What was decided on in a file of strangers: the weight of all that is known of both. */
    whole: explainer.isOfStrangers ? explainer.weighPersons(lefts, rights) : null,
    joinBits: config.joinBits,
    holdBits: config.holdBits,
    ...apartReason(view, left, right),
    /** What keeps them apart whatever this pair weighs. */
    records: whyApart(table, resolved.personOf, lefts[0]!, rights[0]!),
    judged: judgedOn(view, lefts, rights),
    suppositions: suppose(explainer, rowOf(one), rowOf(other), config),
  };
}

type PersonAnswer = ReturnType<typeof onePerson>;

function onePerson(view: View, id: string, verifyIn: Context | null) {
  const known = view.few();
  const {mentions, ties} = known.records;
  const rows = rowsOfPerson(known, personIndex(known.resolved, id));
  const {joinBits} = view.config.persons;
  const {keystones, isLoose} = whatHolds(
    {rows, ties: selfTies(known), said: view.judgements(), indexOf: (mention) => indexOfId(mentions, mention)},
    new Explainer(mentions, ties, known.resolved, view.model(), view.matching()),
    joinBits,
  );
  return {
    person: id,
    records: rows.length,
    joinBits,
    isLoose,
    keystones: keystones.map(({row, parts, bits}) => ({
      mention: mentions[row]!.id,
      agency: mentions[row]!.agency,
      parts: parts.map((part) => part.map((one) => mentions[one]!.id)),
      bits,
      /** Whether the others really fell apart when persons were worked out without it; null where that was not tried. */
      splits:
        verifyIn === null
          ? null
          : fallsApart(
              view,
              mentions[row]!.id,
              parts.flat().map((one) => mentions[one]!.id),
              verifyIn,
            ),
    })),
  };
}

/** Whether mentions are several persons where one record had never been. */
function fallsApart(view: View, without: string, others: readonly string[], ctx: Context): boolean {
  const {records} = view.network();
  const rest = connectedRecords({...records, mentions: records.mentions.filter(({id}) => id !== without)}).records;
  const given = {said: constraintsOf(view.judgements()), pinned: pinnedOf(view.model())};
  const {persons} = identify(rest, given, view.config, ctx);
  return persons.filter(({mentions}) => mentions.some((id) => others.includes(id))).length > 1;
}

const STATES: Record<WeightState, string> = {
  join: 'would join them',
  hold: 'would hold them apart for a person to see',
  apart: 'would be too little for anybody to ask',
};

const CHANGES: Record<Supposition['change'], string> = {
  known: 'if it were known',
  other: 'if it were',
  removed: 'if it were not recorded',
};

function pairText(answer: PairAnswer): string {
  const {persons, pair, state, whole, joinBits, holdBits, lead, suppositions} = answer;
  const lines = [
    `${persons.join(' and ')}: their strongest pair, ${pair.left} and ${pair.right}, weighs ${bitsText(pair.weight)} bits, which by itself ${STATES[state]} (join ${joinBits}, hold ${holdBits}).`,
    ...(whole === null ? [] : [`All that is known of both weighs ${bitsText(whole)} bits, and that decides here.`]),
    ...standingLines(answer),
    ...(lead === null ? [] : [leadText(lead)]),
  ];
  if (suppositions.length === 0) return `${lines.join('\n')}\nNo single piece of evidence would change that.\n`;
  // The step as it is printed is the difference of the weights as they are printed.
  const step = (weight: number): string => signed(Number(bitsText(weight)) - Number(bitsText(pair.weight)));
  const rows = suppositions.map(({comparison, now, change, instead, pair: {weight}, state: next}) => [
    comparison,
    now,
    change === 'removed' ? CHANGES.removed : `${CHANGES[change]}: ${instead}`,
    step(weight),
    Number(weight.toFixed(2)),
    STATES[next],
  ]);
  const [nearest] = suppositions;
  return [
    `${lines.join('\n')}\nSingle pieces of evidence that would change it, the smallest step first`,
    table(['evidence', 'now', 'instead', 'bits', 'weight then', 'which'], rows, [22, 40, 48, 9, 13, 30]),
    `The first of them, term by term (${bitsText(pair.weight)} ${step(nearest!.pair.weight)} = ${bitsText(nearest!.pair.weight)} bits)`,
    termTable(nearest!.pair),
  ].join('\n');
}

/** What was decided where not by this weight, and what no weight would change. */
function standingLines({decided, records, judged}: PairAnswer): string[] {
  if (judged !== null) return [judgedText(judged)];
  if (records === 'JOINABLE')
    return decided === 'AMBIGUOUS' || decided === COMMON_NAME
      ? [`They are held apart, as ${apartWords(decided)}.`]
      : [];
  return [`Whatever this pair weighs, their records keep them apart (${records}): ${HOLD_TEXTS[records]}.`];
}

function personText({person, records, joinBits, isLoose, keystones}: PersonAnswer): string {
  const head = `${person}: ${records} ${records === 1 ? 'record' : 'records'}`;
  if (records < 3)
    return `${head}. ${records === 1 ? 'Nothing was joined' : 'Without either the other stands alone'}.\n`;
  if (isLoose)
    return `${head}. By what its links weigh now they do not all reach ${joinBits} bits: some outweighed it in an earlier round, by relatives. "ringfence how ${person}" shows them.\n`;
  if (keystones.length === 0)
    return `${head}. No single record holds it together: without any one the others are still one person.\n`;
  const rows = keystones.map(({mention, agency, parts, bits, splits}) => [
    mention,
    agency,
    parts.map((part) => (part.length > 3 ? `${part.length} records` : part.join(' '))).join(' | '),
    Number(bits.toFixed(2)),
    splits === null ? 'not tried (--verify)' : splits ? 'yes' : 'no: relatives place it again',
  ]);
  return `${head}. Without any of these it would likely fall apart, as no link between the parts reaches ${joinBits} bits\n${table(
    ['record', 'agency', 'parts without it', 'strongest link between them', 'tried'],
    rows,
    [16, 16, 54, 20, 20],
  )}`;
}

const bitsText = (bits: number): string => bits.toFixed(2);
const signed = (bits: number): string => (bits < 0 ? bits.toFixed(2) : `+${bits.toFixed(2)}`);
