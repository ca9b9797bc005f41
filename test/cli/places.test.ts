import {spawnSync} from 'node:child_process';
import {statSync, writeFileSync} from 'node:fs';
import {platform} from 'node:os';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {writeGraphml} from '../../src/graphs/graphml.ts';
import {testFolder} from '../support/test-folder.ts';

const MAIN = join(import.meta.dirname, '../../src/cli/main.ts');
const folder = testFolder();
const chart = join(folder, 'chart.graphml');
writeFileSync(chart, writeGraphml({nodes: [{id: 'a', label: 'A', attributes: {}}], edges: []}));

const convert = (rest: string, umask = '022') =>
  spawnSync('sh', ['-c', `umask ${umask}; exec "$0" "$1" export convert "$2" ${rest}`, process.execPath, MAIN, chart], {
    encoding: 'utf8',
    timeout: 60_000,
  });

test.skipIf(platform() !== 'linux')(
  'a place where nothing can be made, and a disk without room, are told and end at once',
  () => {
    const nowhere = convert('--out /proc/none/below');
    expect([nowhere.signal, nowhere.status, nowhere.stderr]).toEqual([
      null,
      22,
      expect.stringMatching(/^FILE_UNWRITABLE: /),
    ]);
    const full = convert('> /dev/full');
    expect([full.status, full.stderr]).toEqual([22, expect.stringMatching(/^FILE_UNWRITABLE: .*no room/m)]);
  },
);

test.skipIf(platform() === 'win32')(
  'what is written is closed to others, and to the group where its owner says so',
  () => {
    const modeUnder = (umask: string): number => {
      const out = join(folder, umask);
      expect(convert(`--out ${out}`, umask).status).toBe(0);
      return statSync(join(out, 'network.graphml')).mode & 0o777;
    };
    expect([modeUnder('022'), modeUnder('002'), modeUnder('077')]).toEqual([0o640, 0o660, 0o600]);
  },
);
