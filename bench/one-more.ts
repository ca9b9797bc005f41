import {copyFileSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {DatabaseSync} from 'node:sqlite';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import {writeBorough} from '../datasets/borough.ts';
import {contentHash} from '../src/base/hash.ts';
import {CsvSplitter, findDialect} from '../src/feeds/readers/csv.ts';
import {command} from './command.ts';
import {forgetRun} from './forget-run.ts';
import type {Bench} from './main.ts';

const POLICE = 'police-child_BRE.csv';

/**
 * What the last reports of an extract cost when they come in after a pinned run over all the rest: by a run that follows the one before,
 * and by one that works everything out, in processor time by stage. Ends with exit code 1 where their results differ in a byte.
 */
export const bench: Bench = {
  name: 'one-more',
  summary:
    'processor time of a pinned run after one more report, against a run over everything: [--persons 2000] [--seed 7] [--reports 1]',
  run(args, folder) {
    const {values} = parseArgs({
      args,
      options: {
        persons: {type: 'string', default: '2000'},
        seed: {type: 'string', default: '7'},
        reports: {type: 'string', default: '1'},
      },
    });
    const [persons, seed] = [Number(values.persons), Number(values.seed)];
    writeBorough({persons, seed, difficulty: 'normal', boroughs: 1, out: folder});
    const [feeds, more] = [join(folder, 'feeds'), join(folder, 'more')];
    withhold(feeds, more, Number(values.reports));
    const hub = join(folder, 'hub.sqlite');
    command(['run', '--feeds', feeds, '--workspace', hub]);
    command(['model', 'pin', '--by', 'bench', '--because', 'to compare', '--workspace', hub]);
    command(['run', '--feeds', feeds, '--workspace', hub]);
    const whole = join(folder, 'whole.sqlite');
    copyFileSync(hub, whole);
    forgetRun(whole);
    const seen = [
      ['a run that follows the one before', hub],
      ['a run over everything', whole],
    ].map(([how, path]) => {
      const stages = stagesOf(command(['run', '--feeds', more, '--workspace', path!, '--workers', '1', '--json']));
      const cpuSeconds = Object.values(stages).reduce((sum, seconds) => sum + seconds, 0);
      console.log(
        JSON.stringify({bench: 'one-more', how, persons, reports: Number(values.reports), cpuSeconds, stages}),
      );
      return resultsOf(path!);
    });
    const isSame = seen[0] === seen[1];
    if (!isSame) process.exitCode = 1;
    console.log(JSON.stringify({bench: 'one-more', identical: isSame}));
  },
};

/** Moves the last rows of the police's reports into an extract of their own. */
function withhold(feeds: string, more: string, count: number): void {
  const text = readFileSync(join(feeds, POLICE), 'utf8');
  const [head, ...rows] = new CsvSplitter(findDialect(text.slice(0, 1 << 16), {}))
    .push(text, true)
    .map(({raw}) => raw.replace(/\r$/, ''));
  mkdirSync(more);
  writeFileSync(join(more, POLICE), `${[head, ...rows.slice(-count)].join('\n')}\n`);
  writeFileSync(join(feeds, POLICE), `${[head, ...rows.slice(0, -count)].join('\n')}\n`);
}

function stagesOf(printed: string): Record<string, number> {
  const {stages} = JSON.parse(printed) as {stages: {stage: string; cpuMs: number}[]};
  return Object.fromEntries(stages.map(({stage, cpuMs}) => [stage, Math.round(cpuMs / 10) / 100]));
}

/** Of every byte of the results. */
function resultsOf(path: string): string {
  const database = new DatabaseSync(path, {readOnly: true});
  const parts = database.prepare('SELECT name, body FROM derived ORDER BY name').all() as {
    name: string;
    body: string | Uint8Array;
  }[];
  database.close();
  return contentHash(
    parts
      .map(({name, body}) => `${name} ${typeof body === 'string' ? body : Buffer.from(body).toString('base64')}`)
      .join('\n'),
  );
}
