import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {table} from '../src/cli/output.ts';
import type {RunResult} from '../src/engine/run/run.ts';
import {ended, type Ended} from './command.ts';
import type {Bench} from './main.ts';

const SMALL = join(import.meta.dirname, '../datasets/borough-small/feeds');
const GOOD = 'school-census_BRE_2020-01-16.csv';

const THREE_MISTAKES = `version: 1
feed: mine
agency: polise
received: {value: Day, formats: [DD/QQ/YYYY]}
people:
  child: {name: Name, shoeSize: Size}
`;

/**
 * A folder of deliberately broken files after a good one was stored: the exit code and message of each alone, what a run over
 * all of them says, and whether what was stored before is still the same. Ends with exit code 1 where it is not, where counts
 * do not add up, or where a fault has no code of its own.
 */
export const bench: Bench = {
  name: 'broken',
  summary: 'a folder of broken files: the message and exit code of each, and that nothing stored changes',
  run(_args, folder) {
    breakAndLook(folder);
  },
};

function breakAndLook(folder: string): void {
  const good = join(folder, 'good');
  mkdirSync(good);
  const census = readFileSync(join(SMALL, GOOD));
  writeFileSync(join(good, GOOD), census);
  const workspace = join(folder, 'hub.sqlite');
  ended(['run', '--feeds', good, '--workspace', workspace]);
  const before = stored(workspace);

  const broken = join(folder, 'broken');
  const names = writeBroken(broken, census);
  const alone = names.map((name) => [name, ...faultOf(ended(['feeds', 'check', join(broken, name)]))]);
  const mapping = join(folder, 'three-mistakes.yaml');
  writeFileSync(mapping, THREE_MISTAKES);
  alone.push([
    '--mapping three-mistakes.yaml',
    ...faultOf(ended(['feeds', 'check', join(good, GOOD), '--mapping', mapping])),
  ]);
  console.log(table(['file, alone (feeds check)', 'exit', 'message'], alone, [34, 6, 110]));

  const whole = ended(['run', '--feeds', broken, '--workspace', workspace, '--json']);
  const result = JSON.parse(whole.stdout) as RunResult;
  const rows = result.files.map((file) =>
    file.status === 'failed' || file.status === 'left-out'
      ? [file.file, file.code, '', '', '']
      : [file.file, file.status, file.counts.read, file.counts.accepted, file.counts.quarantined],
  );
  console.log(table(['file, in one run', 'became', 'read', 'accepted', 'refused'], rows));
  const {read, accepted, quarantined} = result.totals;
  const verdicts = {
    exitCodeOfRun: whole.status,
    everyFaultHasACode: alone.every(([, exit]) => exit !== 1),
    countsAddUp: read === accepted + quarantined,
    storedBeforeIsUnchanged: stored(workspace) === before,
  };
  console.log(JSON.stringify({bench: 'broken', ...verdicts}));
  if (Object.values(verdicts).includes(false)) process.exitCode = 1;
}

/** Names are such that the mapping of the school census is meant. */
function writeBroken(folder: string, census: Buffer): string[] {
  const files: Record<string, string | Buffer | null> = {
    '1-empty': '',
    '2-header-only': census.subarray(0, census.indexOf('\n') + 1),
    '3-wrong-encoding': Buffer.concat([
      census.subarray(0, 2000),
      Buffer.from([0xc3, 0x28, 0xff, 0x0a]),
      Buffer.from('é'.repeat(99)),
    ]),
    '4-one-row-in-twenty-bad': spoiled(census, 20),
    '5-one-row-in-four-bad': spoiled(census, 4),
    '6-a-folder': null,
    '7-binary': Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 1, 2, 3, 0, 0]),
    '8-zero-bytes.gz': '',
    '9-packed-nothing.gz': gzipSync(''),
    '10-cut-short.gz': gzipSync(census).subarray(0, 900),
    '11-columns-lacking': Buffer.from('CensusDate,EstabNo\n2020-01-16,1234\n'),
    '12-nobody-knows': Buffer.from('apple,pear\n1,2\n'),
  };
  mkdirSync(folder);
  return Object.entries(files).map(([what, content]) => {
    const name = `${what.startsWith('12') ? 'unknown' : 'school-census_BRE'}_${what.replace(/(\.gz)?$/, '.csv$1')}`;
    if (content === null) mkdirSync(join(folder, name));
    else writeFileSync(join(folder, name), content);
    return name;
  });
}

/** Every `step`-th row without its last cells. */
function spoiled(census: Buffer, step: number): Buffer {
  const lines = census.toString('latin1').trimEnd().split('\n');
  const kept = lines.map((line, i) => (i % step === 1 ? line.slice(0, line.indexOf(',')) : line));
  return Buffer.from(kept.join('\n'), 'latin1');
}

function faultOf({status, stdout, stderr}: Ended): [number, string] {
  return [status ?? -1, status === 0 ? (stdout.split('\n')[1] ?? '') : stderr.trim()];
}

/** All that the commands print of a workspace, whatever the loads were. */
function stored(workspace: string): string {
  return ['persons', 'flags', 'alerts']
    .map((name) => ended([name, '--json', '--workspace', workspace]))
    .concat(ended(['export', 'mentions', '--csv', '--workspace', workspace]))
    .map(({stdout}) => stdout)
    .join('\n');
}
