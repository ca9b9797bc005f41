import {expect, test} from 'vitest';
import {draftDelivery} from '../../src/feeds/draft/draft-delivery.ts';
import {load, scratch, write} from './support.ts';

/** What the files of one delivery say of one another. */

const FAMILY = ['Khan', 'Bell', 'Okafor', 'Nowak', 'Mensah', 'Davies', 'Turner', 'Rahman', 'Lewis', 'Hughes'];
const GIVEN = ['Amina', 'Tom', 'Zainab', 'Piotr', 'Kofi', 'Rhys', 'Sara'];
const given = (at: number): string => GIVEN[at % 7]!;
const family = (at: number): string => FAMILY[at % 10]!;

type File = {file: string; header: string; row: (at: number) => readonly string[]};

async function delivered(files: readonly File[]) {
  const folder = scratch();
  const parts = files.map(({file, header, row}) => {
    const lines = Array.from({length: 60}, (_, at) => row(at).join(';'));
    return {path: write(file, [header, ...lines, ''].join('\n'), folder), label: file};
  });
  const drafts = await draftDelivery(parts, {own: [], builtIn: [], area: 'BRE'});
  const yamls = drafts.map((one) => (one.status === 'drafted' ? one.draft.yaml : ''));
  const mapping = write(
    'draft.yaml',
    yamls.find((yaml) => yaml !== '')!,
  );
  const read = (at: number, by = at) =>
    load(parts[at]!.path, {
      mapping: yamls[by] === '' ? mapping : write('draft.yaml', yamls[by]!),
      received: '2024-04-01',
    });
  return {drafts, read};
}

const CONTACTS = 'STEP_ID;RECEIVED;REASON;CHILD_NAME;CHILD_DOB;CHILD_ID;SOCIAL_WORKER';
const contact = (at: number): string[] => [
  `WS${900000 + at}`,
  '05/03/2024',
  'Neglect',
  `${given(at)} ${family(at)}`,
  `1${at % 9}/03/2015`,
  String(7004000 + at),
  'Sam Hall',
];

test('where the name of a file says its authority, the one that is asked for is that of files whose names say none', async () => {
  const {read} = await delivered([
    {file: 'MOS_contacts_NEW.csv', header: CONTACTS, row: contact},
    {file: 'MOS_contacts_BAD.csv', header: CONTACTS, row: contact},
  ]);
  const [here, there] = [(await read(0)).rows[0]!, (await read(1, 0)).rows[0]!];
  expect([here, there].map(({mentions}) => mentions[0]!.area)).toEqual(['NEW', 'BAD']);
  expect(here.mentions[0]!.id).not.toBe(there.mentions[0]!.id);
});

test('an index that shows no agency is that of the files whose numbers stand beside the same names, and it is asked', async () => {
  const index = (name: (at: number) => [string, string]): File => ({
    file: 'person_index.csv',
    header: 'Person Number;Last Name;First Names;Date Of Birth;Recorded On',
    row: (at) => [String(7004000 + at), ...name(at), `1${at % 9}/03/2015`, '04/03/2024'],
  });
  const contacts = {file: 'MASH_contacts.csv', header: CONTACTS, row: contact};
  const same = await delivered([contacts, index((at) => [family(at).toUpperCase(), given(at)])]);
  const [told, listed] = [(await same.read(0)).rows[3]!, (await same.read(1)).rows[3]!];
  expect(listed.mentions[0]!.agency).toBe('social-care');
  expect(listed.mentions[0]!.identifiers).toEqual(told.mentions[0]!.identifiers);
  expect(JSON.stringify(same.drafts[1])).toContain('is it an extract of social-care?');
  const others = await delivered([contacts, index((at) => [family(at + 4), given(at + 3)])]);
  expect((await others.read(1)).rows[3]!.mentions[0]!.agency).toBe('other');
});

test('a pupil number of some makes no child of all whom an index names', async () => {
  const {read} = await delivered([
    {
      file: 'person_index.csv',
      header: 'Person Number;Last Name;First Names;Date Of Birth;UPN;Recorded On',
      row: (at) => [
        String(7004000 + at),
        family(at),
        given(at),
        at % 3 === 0 ? '11/03/2015' : '11/03/1985',
        at % 3 === 0 ? 'H801200001001' : '',
        '04/03/2024',
      ],
    },
  ]);
  expect((await read(0)).rows[1]!.mentions[0]!.lifeStage).toBe('unknown');
});
