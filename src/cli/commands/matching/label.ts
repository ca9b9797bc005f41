import {countWords} from '../../../base/count-words.ts';
import {appendFileSync, existsSync} from 'node:fs';
import {createInterface} from 'node:readline';
import {InvalidArgumentError} from 'commander';
import {LABEL_COLUMNS, pairKey, readLabels, type Verdict} from '../../../engine/labels.ts';
import type {View} from '../../../engine/view/view.ts';
import {Explainer} from '../../../resolve/explain.ts';
import {pairsAround} from '../../../resolve/pairs-around.ts';
import {wholeArgument, withExample, workspaceOption, type CommandModule, type Session} from '../../command.ts';
import {csvLine, table} from '../../output.ts';
import {mentionFields} from '../../views/mention-view.ts';
import {viewing} from '../../workspace-access.ts';

type Options = {workspace: string; out: string; pairs: number; seed: number; around?: number};

export const labelCommand: CommandModule = {
  register(command, session) {
    withExample(command, 'ringfence label -w hub.sqlite --out labels.csv --pairs 100')
      .addOption(workspaceOption())
      .requiredOption(
        '-o, --out <file>',
        'CSV of verdicts; answers are added to it, and pairs in it are not asked again',
      )
      .option('--pairs <n>', 'how many pairs, those already answered among them', wholeArgument, 100)
      .option('--seed <n>', 'chooses the pairs; the same seed asks the same ones', wholeArgument, 1)
      .option(
        '--around <bits>',
        'the match weight near which pairs are chosen; the joining threshold if not given',
        bitsArgument,
      )
      .action(async (options: Options) => {
        const known = readLabels(options.out);
        await viewing({workspace: options.workspace, asOf: null}, session, async (view) => {
          const {pairs, show} = openPairs(view, options);
          const open = pairs.filter((pair) => !known.has(pairKey(pair)));
          session.message(`${pairs.length} pairs, ${pairs.length - open.length} of them answered before.`);
          const answered = await ask(open, show, session, (pair, verdict) => append(options.out, pair, verdict));
          session.message(
            answered + known.size === 0
              ? `No answer was given, so ${options.out} was not made.`
              : `${countWords(answered, 'answer')} added to ${options.out}; "ringfence evaluate --labels ${options.out}" scores what is in it.`,
          );
        });
      });
  },
};

type Pair = {left: string; right: string};

function openPairs(view: View, {pairs, seed, around}: Options): {pairs: Pair[]; show: (pair: Pair) => string} {
  const {records, resolved, isMentionKnown} = view.few();
  const {mentions, ties} = records;
  const explainer = new Explainer(mentions, ties, resolved, view.model(), view.matching());
  const bits = around ?? view.config.persons.joinBits;
  const withheld = view.withheld();
  const besideOf = Map.groupBy(
    mentions.filter(({staff}, row) => !staff && isMentionKnown(row)),
    ({group}) => group,
  );
  const fieldsOf = new Map(
    pairsAround(explainer, resolved, {bits, pairs, seed}).map(({left, right}) => {
      const pair = {left: mentions[left]!.id, right: mentions[right]!.id};
      const sides = [left, right].map((row) =>
        mentionFields(
          mentions[row]!,
          withheld.has(resolved.dwellings[resolved.dwellingOfMention[row]!]?.id ?? ''),
          besideOf.get(mentions[row]!.group)!.filter((other) => other !== mentions[row]),
        ),
      );
      return [pair, sides] as const;
    }),
  );
  return {pairs: [...fieldsOf.keys()], show: (pair) => sideBySide(pair, fieldsOf.get(pair)!)};
}

function sideBySide({left, right}: Pair, [first, second]: ReturnType<typeof mentionFields>[]): string {
  const rows = first!.map(([field, value], i) => [field, value, second![i]![1]]);
  return table(
    ['', left, right],
    rows.filter(([, a, b]) => (a ?? '') !== '' || (b ?? '') !== ''),
    [12, 44, 44],
  );
}

const ANSWERS: Record<string, Verdict | 'skip' | 'quit'> = {
  s: 'same',
  d: 'different',
  u: 'unsure',
  '': 'skip',
  k: 'skip',
  q: 'quit',
};
const QUESTION = 'One person? (s)ame, (d)ifferent, (u)nsure, s(k)ip, (q)uit';

/** Asks about each pair in turn until the input or the pairs end, or somebody quits; returns how many got a verdict. */
async function ask(
  pairs: readonly Pair[],
  show: (pair: Pair) => string,
  session: Session,
  keep: (pair: Pair, verdict: Verdict) => void,
): Promise<number> {
  let answered = 0;
  let at = 0;
  const next = (): void => {
    if (at >= pairs.length) return;
    session.data(`\n${at + 1} of ${pairs.length}\n${show(pairs[at]!)}`);
    session.message(QUESTION);
  };
  next();
  if (pairs.length === 0) return 0;
  const lines = createInterface({input: session.input});
  try {
    for await (const line of lines) {
      const word = line.trim().toLowerCase();
      const answer = ANSWERS[word] ?? Object.values(ANSWERS).find((known) => known === word);
      if (answer === 'quit') break;
      if (answer === undefined) {
        session.message(`"${word}" is none of the answers. ${QUESTION}`);
        continue;
      }
      if (answer !== 'skip') {
        keep(pairs[at]!, answer);
        answered++;
      }
      at++;
      if (at >= pairs.length) break;
      next();
    }
  } finally {
    lines.close();
  }
  return answered;
}

function append(path: string, {left, right}: Pair, verdict: Verdict): void {
  if (!existsSync(path)) appendFileSync(path, csvLine(LABEL_COLUMNS));
  appendFileSync(path, csvLine([left, right, verdict]));
}

function bitsArgument(text: string): number {
  const bits = Number(text);
  if (text.trim() === '' || !Number.isFinite(bits))
    throw new InvalidArgumentError('Write a number of bits, such as 4.');
  return bits;
}
