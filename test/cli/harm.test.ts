import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {parseConfig, withHarm} from '../../src/engine/config/config-file.ts';
import {readHarmFile} from '../../src/engine/config/harm-file.ts';
import {testFolder} from '../support/test-folder.ts';

const folder = testFolder();

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const ABOUT = {source: 'ONS', date: '2024-01-25'};

test('a CSV with usual headers is read, and one without is asked for its columns', async () => {
  const path = file('css.csv', 'Home Office Code,Offence,Weight\n8N,Assault with injury,203.07\n');
  expect((await readHarmFile({path, ...ABOUT})).table.weights['offence-violent']).toBe(203.07);
  await expect(readHarmFile({path, weight: 'Severity', ...ABOUT})).rejects.toThrow(/called 'Severity'.*--weight/);
});

test('all mistakes of a file are told at once, with row and column', async () => {
  const path = file('bad.csv', 'Code,Weight\n8N,many\n11A,-2\n');
  await expect(readHarmFile({path, ...ABOUT})).rejects.toThrow(
    /2 mistakes[^]*row 1: 'Weight' is no number[^]*row 2: 'Weight' is no number/,
  );
});

test('a list of kinds of one’s own replaces the built-in one', async () => {
  const path = file('chi.csv', 'Offence,Days\nCommon assault,1\nRape,1825\n');
  const kinds = file('kinds.csv', 'offence,kind\ncommon assault,domestic-abuse\nRape,offence-sexual\n');
  const {table} = await readHarmFile({path, kinds, ...ABOUT});
  expect(table.weights).toEqual({'domestic-abuse': 1, 'offence-sexual': 1825});
  const wrong = file('wrong.csv', 'offence,kind\nRape,grave\n');
  await expect(readHarmFile({path, kinds: wrong, ...ABOUT})).rejects.toThrow(/row 1: 'kind' is no kind/);
});

test('a table goes into a configuration beside what it says, and replaces its own earlier self', () => {
  const before = '# ours\nsignals:\n  repeatSubject: {incidentsMin: 4}\n';
  const once = withHarm(before, 'r.yaml', {...ABOUT, weights: {neglect: 1}});
  const twice = withHarm(once, 'r.yaml', {...ABOUT, weights: {neglect: 2}});
  const other = withHarm(twice, 'r.yaml', {source: 'Cambridge', date: '2020-01-01', weights: {neglect: 3}});
  expect(other).toContain('# ours');
  expect(parseConfig(other, 'r.yaml').signals).toMatchObject({
    repeatSubject: {incidentsMin: 4},
    harm: [
      {source: 'ONS', weights: {neglect: 2}},
      {source: 'Cambridge', weights: {neglect: 3}},
    ],
  });
});
