import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import {QUIET} from '../src/base/context.ts';
import {table} from '../src/cli/output.ts';
import {DEFAULT_CONFIG} from '../src/engine/config/config.ts';
import {derive} from '../src/engine/run/derive.ts';
import {openWords, pooled, type EventScore} from '../src/engine/evaluate/events.ts';
import {memberWords} from '../src/engine/evaluate/findings.ts';
import {ifOneWords} from '../src/engine/evaluate/if-one.ts';
import {recallGap} from '../src/engine/evaluate/groups.ts';
import {evaluateRun, type Agreement, type RunEvaluation} from '../src/engine/evaluate/run.ts';
import {feedOpener} from '../src/engine/feeds/open-feed.ts';
import {run} from '../src/engine/run/run.ts';
import {listMappings} from '../src/feeds/language/catalogue.ts';
import {openSqliteStore} from '../src/workspace/sqlite/store.ts';
import type {Bench} from './main.ts';
import {makeBorough, SECOND} from './make-borough.ts';

/** The engine, with default settings, on a borough that it was not made beside. */
export const bench: Bench = {
  name: 'second',
  summary:
    'the main job on the second borough, scored (--dir DIR made before, or --persons N --seed N; --json; --workspace FILE keeps what was worked out)',
  async run(args, folder) {
    const {values} = parseArgs({
      args,
      options: {
        dir: {type: 'string'},
        persons: {type: 'string', default: '20000'},
        seed: {type: 'string', default: '1'},
        json: {type: 'boolean', default: false},
        workspace: {type: 'string'},
      },
    });
    const borough = values.dir ?? makeBorough(join(folder, 'borough'), values.persons, values.seed, SECOND);
    if (!existsSync(join(borough, 'truth'))) throw new Error(`${borough}: there is no folder "truth" in it`);
    const scores = await measure(borough, values.workspace ?? join(folder, 'bench.sqlite'));
    console.log(values.json ? JSON.stringify({bench: 'second', ...scores}) : tables(scores));
  },
};

type Scores = RunEvaluation & {seconds: number; failed: string[]};

async function measure(borough: string, path: string): Promise<Scores> {
  const store = openSqliteStore(path, 'write');
  const openFeed = feedOpener({mappings: listMappings([join(SECOND, 'mappings')])});
  const start = performance.now();
  const result = await run({
    feedsDir: join(borough, 'feeds'),
    store,
    openFeed,
    derive,
    config: DEFAULT_CONFIG,
    ctx: QUIET,
  });
  const seconds = (performance.now() - start) / 1000;
  const failed = result.files.flatMap((file) => (file.status === 'failed' ? [`${file.file}: ${file.code}`] : []));
  const scores = {...evaluateRun(store, join(borough, 'truth')), seconds, failed};
  store.close();
  return scores;
}

const share = (value: number): string => value.toFixed(4);

const agreement = (name: string, {items, pairwise, bCubed, largest}: Agreement): (string | number)[] => [
  name,
  items,
  share(pairwise.precision),
  share(pairwise.recall),
  share(pairwise.f1),
  share(bCubed.f1),
  largest,
];

function tables(scores: Scores): string {
  const {persons, identified, dwellings, incidents, hardCases, guises, groups, identifiedGroups} = scores;
  const different = Object.entries(hardCases).filter(([, {verdict}]) => verdict === 'different');
  const same = Object.entries(hardCases).filter(([, {verdict}]) => verdict === 'same');
  return [
    table(
      ['agreement', 'items', 'precision', 'recall', 'F1', 'B-cubed F1', 'largest'],
      [
        agreement('persons, all mentions', persons),
        agreement('persons, with a birth date or a number', identified),
        agreement('front doors', dwellings),
        agreement('incidents', incidents),
      ],
    ),
    table(
      ['different people', 'pairs', 'joined', 'share'],
      different.map(([kind, {cases, right}]) => [kind, cases, cases - right, share((cases - right) / cases)]),
    ),
    table(
      ['one person', 'people', 'linked once', 'share', 'all in one'],
      same.map(([kind, {cases, right}]) => {
        const guise = guises[kind];
        return [
          kind,
          cases,
          guise?.linked ?? '',
          guise === undefined ? '' : share(guise.linked / guise.people),
          share(right / cases),
        ];
      }),
    ),
    table(
      ['by', 'group', 'persons', 'mentions', 'recall', '95 % interval', 'misplaced', 'with date or number', 'interval'],
      groups.map((score) => {
        const {by, group, persons: people, mentions, recall, interval, misplaced} = score;
        const known = identifiedGroups.find((other) => other.by === by && other.group === group);
        return [
          by,
          group,
          people,
          mentions,
          share(recall),
          interval.map(share).join('-'),
          share(misplaced),
          known === undefined ? '' : share(known.recall),
          known === undefined ? '' : known.interval.map(share).join('-'),
        ];
      }),
    ),
    table(['findings', 'result'], findings(scores)),
  ].join('\n');
}

function findings(scores: Scores): [string, string][] {
  const {clusters, alerts, decoys, serial, coresidence, escalation, quarantine, groups, seconds, failed} = scores;
  const of = ({found, planted}: {found: number; planted: number}): string => `${String(found)} of ${String(planted)}`;
  const motifs = Object.entries(clusters.byMotif).map(([motif, counts]) => `${motif} ${of(counts)}`);
  const useful = alerts.all - alerts.withoutCluster + alerts.ofSerial;
  return [
    [
      'recall gap between naming customs: all, with a date or number',
      `${share(recallGap(groups, 'custom'))}, ${share(recallGap(scores.identifiedGroups, 'custom'))}`,
    ],
    ['clusters found', `${of(clusters)} (${motifs.join(', ')})`],
    [
      'alerts that find one, or a planted serial perpetrator',
      `${String(useful)} of ${String(alerts.all)}${alerts.all === 0 ? '' : `, precision ${share(useful / alerts.all)}`}`,
    ],
    ['people of those who are of it: at the core; also linked', memberWords(scores.members)],
    ['adults held apart who would link several families: pairs that are one', ifOneWords(scores.ifOne)],
    ['decoys that alert', `${of(decoys)} ${decoys.ids.join(' ')}`],
    ['serial perpetrators', `${of(serial)} (${String(serial.flagged)} flags)`],
    ['adults newly living with a child', `${of(coresidence)} (${String(coresidence.flagged)} flags)`],
    ...(scores.events === null
      ? []
      : ([
          ['all serial perpetrators, truly', eventWords(scores.events.serial)],
          ['all adults of concern newly with a child, truly', eventWords(pooled(scores.events))],
          ...Object.entries(scores.events.coresidence).map(([concern, score]) => [
            `- by ${concern}`,
            eventWords(score),
          ]),
          ['adults of concern of whom that is left open', openWords(scores.events.open)],
        ] as [string, string][])),
    ['escalating series; controls', `${of(escalation.escalating)}; ${of(escalation.control)}`],
    ['spoiled rows refused', `${String(quarantine.both)} of ${String(quarantine.spoiled)}`],
    ['files that failed', failed.join('; ') || 'none'],
    ['seconds', seconds.toFixed(1)],
  ];
}

const eventWords = ({said, right, shown, found, told, toldFound}: EventScore): string =>
  `${String(right)} of ${String(said)} flagged are true; ${String(found)} of ${String(shown)} that records show are flagged` +
  (told === shown
    ? ''
    : `, ${String(toldFound)} of the ${String(told)} in which they name the two households together`);
