import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {findMapping, listMappings} from '../../src/feeds/language/catalogue.ts';
import {mappingJsonSchema} from '../../src/feeds/language/mapping.ts';
import {parseMapping} from '../../src/feeds/language/mapping-file.ts';
import type {RowRecords} from '../../src/model/records.ts';
import {decodeRow} from '../../src/workspace/lists/decode-row.ts';
import {encodeRow} from '../../src/workspace/lists/encode-row.ts';
import {records} from '../support/records.ts';
import {failure, load, loadText, write} from './support.ts';

const FEEDS = join(import.meta.dirname, '../../src/feeds');

async function one(csv: string, mapping: string): Promise<RowRecords> {
  const {rows, refused} = await loadText(csv, mapping);
  expect(refused).toEqual([]);
  expect(rows).toHaveLength(1);
  return rows[0]!;
}

const names = (row: RowRecords): string[] =>
  row.mentions.flatMap((mention) =>
    mention.names.map(({use, given, family}) => `${mention.source.slot}:${use}:${given}:${family}`),
  );

describe('people', () => {
  test('place of birth and occupation as written, kept by the store; an impossible birth date gives its month', async () => {
    const row = await one(
      'A,Born,Where,Does\nAda Test,1842-02-53,Bury St Edmunds,Engraver\n',
      'people:\n  a: {name: A, birth: {date: {value: Born, invalid: part}}, birthPlace: Where, occupation: Does}\n',
    );
    const told = {birthPlace: 'Bury St Edmunds', occupation: 'Engraver'};
    expect(row.mentions[0]).toMatchObject({...told, birth: {from: '1842-02-01', to: '1842-02-28', kind: 'partial'}});
    for (const mention of [row.mentions[0]!, {...row.mentions[0]!, birthPlace: '', occupation: ''}]) {
      const kept = records({});
      decodeRow(encodeRow({...row, mentions: [mention]}), mention.source, kept);
      expect(kept.mentions).toEqual([mention]);
    }
  });

  test('a name in one cell, with title and former name', async () => {
    const row = await one(
      'A,B\n"O\'BRIEN, Sean (Mr)",Jane Smith (nee BROWN)\n',
      'people:\n  a: {name: A}\n  b: {name: B}\n',
    );
    expect(names(row)).toEqual(["a:recorded:Sean:O'BRIEN", 'b:recorded:Jane:Smith', 'b:former:Jane:BROWN']);
  });

  test('the family name first where the mapping says so', async () => {
    const row = await one('A,B\nSmith Jane Ann,x\n', 'people:\n  a: {name: {full: A, order: surname-first}}\n');
    expect(names(row)).toEqual(['a:recorded:Jane Ann:Smith']);
  });

  test('further names take their other half from the recorded name', async () => {
    const row = await one(
      'F,S,K,M\nZakaria,Khan,Zak,Ali\n',
      'people:\n  a:\n    name: {given: F, family: S}\n    names: [{use: known-as, full: K}, {use: former, family: M}]\n',
    );
    expect(names(row)).toEqual(['a:recorded:Zakaria:Khan', 'a:known-as:Zak:Khan', 'a:former:Zakaria:Ali']);
  });

  test('several people in one cell, and column groups that repeat', async () => {
    const yaml = `people:
  with:
    many: {column: With, split: ';', pattern: '^(?<name>[^(]+?)\\s*(?:\\((?<born>[^)]*)\\))?$', max: 2}
    name: $name
    birth: $born
  child:
    repeat: 1..2
    name: Child {n}
ties:
  - {from: child, to: child, kind: sibling}
  - {from: with, to: child, kind: 'Rel {n}'}
`;
    const row = await one(
      'With,Child 1,Child 2,Rel 1,Rel 2\nJo Doe (01/02/1990); Al Roe; Third One,Tom Fox,Tim Fox,Uncle,Father\n',
      yaml,
    );
    expect(row.mentions.map(({source}) => source.slot)).toEqual(['with1', 'with2', 'child1', 'child2']);
    expect(row.mentions[0]!.birth).toEqual({from: '1990-02-01', to: '1990-02-01', kind: 'exact'});
    expect(row.ties.map(({kind}) => kind)).toEqual(['sibling', 'relative', 'relative', 'parent', 'parent']);
    expect(new Set(row.mentions.map(({group}) => group)).size).toBe(1);
  });

  test('pieces of a cell that name nobody, and those over the number asked for, are counted', async () => {
    const yaml = "people:\n  a: {many: {column: A, split: ';', pattern: '^(?<name>[^0-9]+)$', max: 2}, name: $name}\n";
    const {rows, feed} = await loadText('A,B\nAda Fox; 07700; Al Roe; Jo Doe,\n', yaml);
    expect(rows[0]!.mentions).toHaveLength(2);
    expect(feed.counts.warnings).toEqual({'PIECE_UNMATCHED A': 1, 'PIECES_OVER_MAX A': 1});
  });

  test('national numbers that fail their check are kept and counted, by kind', async () => {
    const yaml = 'people:\n  a: {name: A, identifiers: {nhs: N, upn: U}}\n';
    const text = 'A,N,U\nAda Fox,9990000018,H801200001001\nAl Roe,9990000019,UN1\nJo Doe,0000000000,A801200001001\n';
    const {rows, feed} = await loadText(text, yaml);
    expect(rows.map(({mentions}) => mentions[0]!.identifiers.map(({value}) => value))).toEqual([
      ['9990000018', 'H801200001001'],
      ['9990000019', 'UN1'],
      ['A801200001001'],
    ]);
    expect(feed.counts.warnings).toEqual({'NUMBER_INVALID nhs': 1, 'NUMBER_INVALID upn': 1});
  });

  test('what is left of a cell, and each piece of it, may say that nothing is known', async () => {
    const row = await one(
      'A,Tel\n"TEST, Ada b. NK","07700 900001 / declined / N/K"\n',
      "people:\n  a:\n    required: true\n    name: {full: {column: A, match: '^(.+) b'}}\n    birth: {column: A, match: 'b\\. (.+)$'}\n    phones: {column: Tel, split: ' / ', placeholders: [declined]}\n",
    );
    expect(row.mentions[0]).toMatchObject({birth: null, phones: ['07700 900001']});
  });

  test('a slot that names nobody is no mention; a local id alone is one', async () => {
    const yaml =
      'area: {constant: BRE}\npeople:\n  a: {name: A}\n  b: {identifiers: {local: Id}}\n  c: {name: A, identifiers: {local: {value: Id, scope: custody}}, when: {column: Id, is: 7}}\n';
    const row = await one('A,Id\nNK,0\n', yaml);
    expect(row.mentions.map(({identifiers}) => identifiers)).toEqual([
      [{kind: 'local', value: '0', scope: 'police:BRE'}],
    ]);
  });

  test.each([
    ['Born,X\n00/05/2014,', 'birth: Born', {from: '2014-05-01', to: '2014-05-31', kind: 'partial'}],
    ['Born,X\n01/01/1900,', 'birth: Born', null],
    ['Born,X\n19081209,', 'birth: Born', {from: '1908-12-09', to: '1908-12-09', kind: 'exact'}],
    ['Born,X\n1860-06-07,', 'birth: Born', {from: '1860-06-07', to: '1860-06-07', kind: 'exact'}],
    [
      'Born,X\n01/01/1980,',
      'birth: {date: Born, standIn: true}',
      {from: '1980-01-01', to: '1980-12-31', kind: 'estimated'},
    ],
    [
      'Born,X\n2014-05-01,Part',
      'birth: {date: Born, status: {column: X, map: {Part: month}}}',
      {from: '2014-05-01', to: '2014-05-31', kind: 'partial'},
    ],
    ['Born,X\n01/06/2021,', 'birth: {expected: Born}', {from: '2021-06-01', to: '2021-06-01', kind: 'expected'}],
    ['Born,X\n,18/12', 'birth: {date: Born, age: X}', {from: '2019-08-05', to: '2019-09-04', kind: 'estimated'}],
    ['Born,X\n,Y7', 'birth: {date: Born, schoolYear: X}', {from: '2008-09-01', to: '2009-08-31', kind: 'estimated'}],
    ['Born,X\n,Blue', 'birth: {date: Born, schoolYear: X}', null],
    [
      'Born,X\n2009-01-02,Y7',
      'birth: {date: Born, schoolYear: X}',
      {from: '2009-01-02', to: '2009-01-02', kind: 'exact'},
    ],
    ['Born,X\n,12', 'birth: {date: Born, age: X}', {from: '2008-03-05', to: '2009-03-04', kind: 'estimated'}],
    ['y,m,d\n1949,7,22', 'birth: {year: y, month: m, day: d}', {from: '1949-07-22', to: '1949-07-22', kind: 'exact'}],
    ['y,m,d\n1949,,', 'birth: {year: y, month: m, day: d}', {from: '1949-01-01', to: '1949-12-31', kind: 'partial'}],
    [
      'Born,X\n34,',
      'birth: {date: {value: Born, formats: [serial, DD/MM/YY]}}',
      {from: '1986-03-05', to: '1987-03-04', kind: 'estimated'},
    ],
    ['Born,X\nEDD 01/06/2021,', 'birth: Born', {from: '2021-06-01', to: '2021-06-01', kind: 'expected'}],
    ['Born,X\n(due: 1 Jun 2021),', 'birth: Born', {from: '2021-06-01', to: '2021-06-01', kind: 'expected'}],
    ['Born,X\nDOB 14/05/2014,', 'birth: Born', {from: '2014-05-14', to: '2014-05-14', kind: 'exact'}],
    ['Born,X\nb. 14/05/2014 (est),', 'birth: Born', {from: '2014-05-14', to: '2014-05-14', kind: 'estimated'}],
    ['Born,X\ncirca 2008,', 'birth: Born', {from: '2006-01-01', to: '2010-12-31', kind: 'estimated'}],
    ['Born,X\nnot born,', 'birth: Born', null],
    ['Born,X\n23/04/2031,', 'birth: Born', {from: '2031-04-23', to: '2031-04-23', kind: 'exact'}],
  ])('birth of %j by %s', async (csv, yaml, expected) => {
    const [head, cells] = csv.split('\n') as [string, string];
    const row = await one(`N,${head}\nFox,${cells}\n`, `people:\n  a: {name: N, ${yaml}}\n`);
    expect(row.mentions[0]!.birth).toEqual(expected);
  });

  test('a required person with an expected date in the column for births is no refused row', async () => {
    const row = await one('A,D\nUBB Smith,EDD 01/06/2021\n', 'people:\n  a: {required: true, name: A, birth: D}\n');
    expect(row.mentions[0]).toMatchObject({lifeStage: 'unborn', birth: {kind: 'expected'}});
  });

  test('an unborn child by its name and by its date', async () => {
    const row = await one(
      'A,B,C,E,D\nUnborn SMITH,Fox,u/b Smith,BABY SMITH (unborn),01/06/2021\n',
      'people:\n  a: {name: A}\n  b: {name: B, birth: {expected: D}}\n  c: {name: C}\n  e: {name: E}\n',
    );
    expect(row.mentions.map(({lifeStage}) => lifeStage)).toEqual(['unborn', 'unborn', 'unborn', 'unborn']);
  });

  test('an address in parts, with line breaks, protected, and UPRN that are none', async () => {
    const yaml =
      'people:\n  a: {name: N, address: {parts: [Flat, {join: [No, Street]}, Town], postcode: PC, uprn: U, protected: {column: P, is: Y}}}\n';
    const row = await one('N,Flat,No,Street,Town,PC,U,P\nFox,Flat 2,8,"High Rd\nHarlesden",,ZZ99 3VZ,-1,Y\n', yaml);
    expect(row.mentions[0]!.address).toEqual({
      text: 'Flat 2, 8 High Rd, Harlesden',
      postcode: 'ZZ99 3VZ',
      uprn: null,
      protected: true,
    });
  });

  test('staff by condition, a register, and identifiers of a spreadsheet', async () => {
    const yaml =
      'area: {constant: BRE}\npeople:\n  a: {name: N, staff: {column: R, is: Social Worker}, identifiers: {nhs: I}, register: {join: [{constant: census}, N], with: ":"}}\n';
    const row = await one('N,R,I\nFox,social worker,9990001234.0\n', yaml);
    expect(row.mentions[0]).toMatchObject({staff: true, register: 'census:Fox', identifiers: [{value: '9990001234'}]});
  });
});

describe('ties', () => {
  const csv = (word: string): string => `A,B,R\nAnn Fox,Ben Fox,${word}\n`;
  const people = 'people:\n  a: {name: A}\n  b: {name: B}\n';
  const read = async (word: string, tie: string): Promise<string> => {
    const row = await one(csv(word), `${people}ties: [{from: a, to: b, ${tie}}]\n`);
    const slot = new Map(row.mentions.map((mention) => [mention.id, mention.source.slot]));
    return row.ties
      .map((tie) => `${slot.get(tie.from)} ${tie.kind}${tie.detail && `(${tie.detail})`} ${slot.get(tie.to)}`)
      .join();
  };

  test.each([
    ['Mother', 'kind: R', 'a parent(mother) b'],
    ['Step-Father', 'kind: R', 'a step-parent(father) b'],
    ['Son', 'kind: R', 'b parent a'],
    ['Son', 'kind: R, reads: to', 'a parent b'],
    ['Mother', 'kind: R, reads: to', 'b parent(mother) a'],
    ['Ex-partner', 'kind: R', 'a ex-partner b'],
    ["Mother's partner", 'kind: R', 'a step-parent b'],
    ['XYZ', 'kind: R', 'a associate b'],
    ['XYZ', 'kind: R, unknown: none', ''],
    ['K', 'kind: {column: R, map: {K: grandchild}}', 'b grandparent a'],
    ['', 'kind: R', ''],
    ['x', 'kind: guardian', 'a guardian b'],
  ])('%s with %s', async (word, tie, expected) => {
    expect(await read(word, tie)).toBe(expected);
  });
});

describe('notifications', () => {
  test('codes inside text, lists, times of their own, references and places', async () => {
    const yaml = `notifications:
  n:
    kind: {column: K, map: {NEG: neglect}, otherwise: other}
    at: {value: D, time: T}
    source: {column: S, match: '^\\w\\)\\s*(\\w+)'}
    outcomes: {column: O, split: '\\|', map: {NFA: nfa, Advice: advice}, otherwise: other}
    references: {cad: C}
    place: P
people:
  a: {name: N, role: subject, address: H, stay: home}
`;
    const row = await one(
      'K,D,T,S,O,C,P,N,H\nneg,03/03/2021,22:40,q) 6: Police,NFA | Advice | ?,12/A,1 High Rd,Fox,2 High Rd\n',
      yaml,
    );
    expect(row.notifications[0]).toMatchObject({
      kind: 'neglect',
      eventAt: '2021-03-03T22:40',
      referralSource: '6',
      outcomes: ['nfa', 'advice'],
      references: [{kind: 'cad', value: '12/A'}],
    });
    expect(row.involvements[0]).toMatchObject({
      notification: row.notifications[0]!.id,
      mention: row.mentions[0]!.id,
      role: 'subject',
    });
    expect(row.stays[0]).toMatchObject({kind: 'home', asAt: '2021-03-03T22:40', address: {text: '2 High Rd'}});
  });

  test('a withdrawn row and a skipped row give nothing', async () => {
    const {rows, feed} = await loadText(
      'N,S\nFox,gone\nTotal,1\nHen,live\n',
      'key: N\nwithdrawn: {column: S, is: gone}\nskip: {column: N, is: Total}\npeople:\n  a: {name: N}\n',
    );
    expect(rows.map((row) => [row.withdrawn, row.mentions.length])).toEqual([
      [true, 0],
      [false, 0],
      [false, 1],
    ]);
    expect(feed.counts).toMatchObject({read: 3, accepted: 3});
  });

  test('a record of another feed by its key, and lookups in files beside', async () => {
    const crimes =
      'version: 1\nfeed: crimes\nagency: police\nreceived: {constant: "2021-01-01"}\nkey: Id\nlookups: {place: {file: "places.csv", key: P}}\nnotifications:\n  crime: {kind: other, at: D, place: {lookup: {table: place, by: P, take: Address}}}\n';
    const parties =
      'key: [Person, Crime]\npeople:\n  p: {identifiers: {local: Person}}\ninvolvements: [{person: p, notification: {feed: crimes, key: [Crime], slot: crime}, role: suspect}]\n';
    const path = write('crimes.csv', 'Id,D,P\nC1,2021-01-01,9\n');
    write('places.csv', 'P,Address\n9,1 High Rd\n', join(path, '..'));
    const crime = (await load(path, {mapping: write('crimes.yaml', crimes)})).rows[0]!.notifications[0]!;
    expect(crime.place?.text).toBe('1 High Rd');
    const party = await one('Person,Crime\n7,C1\n', parties);
    expect(party.involvements[0]!.notification).toBe(crime.id);
  });
});

test('a pattern or header alone needs no brackets', () => {
  const {match} = parseMapping(
    'version: 1\nfeed: t\nagency: police\nmatch: {files: "v*.csv", columns: Ref}\npeople:\n  a: {name: N}\n',
    'm.yaml',
  );
  expect(match).toEqual({files: ['v*.csv'], columns: ['Ref']});
});

test('one layout whose headers changed is read by one mapping, and ids do not change', async () => {
  const yaml =
    'key: Id\ncolumns: {name: [Surname, LegalSurname], uprn: {names: [UPRN], optional: true}}\npeople:\n  a: {name: name, address: {uprn: uprn}}\n';
  const old = await one('Id,Surname\n1,Fox\n', yaml);
  const young = await one('UPRN,legal_surname,Id\n10090200342,Fox,1\n', yaml);
  expect(young.mentions[0]!.id).toBe(old.mentions[0]!.id);
  expect(young.mentions[0]!.address?.uprn).toBe('10090200342');
});

test('the example of the documentation gives what the documentation says', async () => {
  const text = readFileSync(join(FEEDS, 'mappings/README.md'), 'utf8');
  const yaml = /```yaml\n(version: 1\nfeed: nursery[\s\S]*?)```/.exec(text)![1]!;
  const csv = [...text.matchAll(/^ {4}(Ref;.*|N-1;.*)$/gm)].map((match) => match[1]).join('\n');
  const {rows, refused} = await load(write('nursery_BRE_2024-03.csv', `${csv}\n`), {
    mapping: write('nursery.yaml', yaml),
  });
  expect(refused).toEqual([]);
  const row = rows[0]!;
  expect(row.mentions.map(({source}) => source.slot)).toEqual(['child', 'mother', 'collector1', 'collector2']);
  expect([row.notifications, row.involvements, row.ties, row.stays].map((list) => list.length)).toEqual([1, 4, 3, 1]);
  expect(row.mentions[0]).toMatchObject({
    area: 'BRE',
    sex: 'female',
    names: [{given: 'Aisha', family: 'KHAN', title: 'Miss'}],
  });
  expect(row.mentions[1]!.names.map(({family}) => family)).toEqual(['Khan', 'BROWN']);
});

describe('mistakes in a mapping', () => {
  const told = async (yaml: string): Promise<string> =>
    (await failure(async () => parseMapping(yaml, 'm.yaml'))).message;
  const head = 'version: 1\nfeed: t\nagency: police\n';

  test.each([
    [
      'people:\n  a: {name: N}\nties: [{from: a, to: b, kind: parent}]\n',
      /m\.yaml:6: ties\.0\.to: there is no person 'b'; expected one of: a/,
    ],
    ['people:\n  a:\n    birth: {date: {value: D, formats: [dd/mm/yyyy]}}\n', /m\.yaml:6: .*expected a date format/],
    ['people:\n  a:\n    role: {column: R, map: {S: subjekt}}\n', /m\.yaml:6: .*expected one of subject, victim/],
    ['people:\n  a:\n    name: {full: {column: N, match: "("}}\n', /m\.yaml:6: .*expected a regular expression/],
    [
      'people:\n  a:\n    name: {full: {column: N, constant: x}}\n',
      /m\.yaml:6: .*expected exactly one of column, constant/,
    ],
    ['people:\n  a: {name: N}\nties: {from: a}\n', /m\.yaml:6: ties: expected a list: \[A, B\]/],
    ['people: [a]\n', /m\.yaml:4: people: expected a block of keys/],
    ['people:\n  a: {name: N}\nties: {from: a}\n', /m\.yaml:6: ties: expected a list: \[A, B\]/],
    ['people: [a]\n', /m\.yaml:4: people: expected a block of keys/],
    ['people:\n  a:\n  name: N\n - x\n', /m\.yaml:\d+: /],
    ['', /nothing would be read/],
  ])('%j', async (yaml, expected) => {
    expect(await told(head + yaml)).toMatch(expected);
  });
});

test('nominals of one crime, a row each, are different people of one notification', async () => {
  const yaml = `feed: crimes
area: {constant: BRE}
key: [Crime No, Seq]
notifications:
  crime: {when: {column: Seq, is: 1}, kind: offence-violent, at: Committed, references: {crime: Crime No}}
people:
  nominal: {name: Nominal, register: Crime No}
involvements:
  - person: nominal
    notification: {feed: crimes, key: [Crime No, {constant: '1'}], slot: crime}
    role: {column: Part, map: {VIC: victim, SUSP: suspect}, otherwise: other}
`;
  const csv = 'Crime No,Seq,Committed,Nominal,Part\nC1,1,01/02/2021,Ada Fox,VIC\nC1,2,01/02/2021,Al Roe,SUSP\n';
  const {rows} = await loadText(csv, yaml);
  const [notification, ...others] = rows.flatMap(({notifications}) => notifications);
  expect(others).toEqual([]);
  const parts = rows.flatMap(({involvements}) => involvements);
  expect(parts.map(({role, notification: id}) => [role, id === notification!.id])).toEqual([
    ['victim', true],
    ['suspect', true],
  ]);
  const mentions = rows.flatMap((row) => row.mentions);
  expect(mentions.map(({register}) => register)).toEqual(['C1', 'C1']);
  // The row that makes no notification tells of the same day.
  expect(mentions.map(({asAt}) => asAt)).toEqual([notification!.eventAt, notification!.eventAt]);
});

describe('built-in mappings', () => {
  test('are all valid, each feed once', () => {
    const feeds = listMappings().map(({mapping}) => mapping.feed);
    expect(feeds.length).toBeGreaterThan(14);
    expect(new Set(feeds).size).toBe(feeds.length);
  });

  test('are found by name, by header under another name, and refused by what lacks', () => {
    const listed = listMappings();
    const columns = ['Plan ID', 'Child ID', 'Legal Status'];
    expect(findMapping('/x/care-plans_BRE.csv', columns, listed).mapping.feed).toBe('care-plans');
    expect(findMapping('/x/renamed.csv', columns, listed).mapping.feed).toBe('care-plans');
    expect(() => findMapping('/x/care-plans_BRE.csv', ['A'], listed)).toThrow(
      /lacks columns that mapping care-plans expects: Plan ID/,
    );
  });

  test('the JSON Schema for editors is current', () => {
    const path = join(FEEDS, 'language/mapping.schema.json');
    const current = `${JSON.stringify(mappingJsonSchema(), null, 2)}\n`;
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(path, current);
    expect(readFileSync(path, 'utf8')).toBe(current);
  });
});

describe('ties within a list', () => {
  const ties = async (csv: string, mapping: string): Promise<string[]> => {
    const {rows} = await loadText(csv, mapping);
    return rows.flatMap(({mentions, ties: all}) => {
      const slotOf = new Map(mentions.map(({id, source}) => [id, source.slot]));
      return all.map(({from, to, kind}) => `${slotOf.get(from)} ${kind} ${slotOf.get(to)}`);
    });
  };
  const MANY = `people:
  who: {many: {column: Who, split: ';', pattern: '^(?<name>[^(]+) \\((?<what>[^)]+)\\)$'}, name: $name}
`;

  test('each piece of a cell is tied to the first by its own word', async () => {
    const mapping = `${MANY}ties:
  - {from: {slot: who, take: rest}, to: {slot: who, take: first}, kind: $what}
`;
    const csv = 'Ref,Who\n1,Ada Test (tenant);Bo Test (partner);Cy Test (son)\n';
    expect(await ties(csv, mapping)).toEqual(['who2 partner who1', 'who1 parent who3']);
  });

  test('every pair of a cell is tied once', async () => {
    const mapping = `${MANY}ties:
  - {from: who, to: who, kind: household}
`;
    const csv = 'Ref,Who\n1,Ada Test (a);Bo Test (b);Cy Test (c)\n';
    expect(await ties(csv, mapping)).toEqual(['who1 household who2', 'who1 household who3', 'who2 household who3']);
  });

  test('numbered people are tied to the first of them who is there, each by the column of their number', async () => {
    const mapping = `people:
  nominal: {repeat: 1..3, name: 'Name {n}'}
ties:
  - {from: nominal, to: {slot: nominal, take: first}, kind: 'Link {n}'}
`;
    const csv =
      'Name 1,Link 1,Name 2,Link 2,Name 3,Link 3\nAda Test,,Bo Test,mother,Cy Test,friend\n,,Di Test,,Ed Test,partner\n';
    expect(await ties(csv, mapping)).toEqual([
      'nominal2 parent nominal1',
      'nominal3 associate nominal1',
      'nominal3 partner nominal2',
    ]);
  });
});

test('a file that has records of several agencies says with each row whose it is, and which register a number is of', async () => {
  const yaml = `version: 1
feed: shared
agency: {column: Owner, map: {MPS: police, CSC: social-care}}
received: {constant: '2024-01-02'}
key: Ref
people:
  child:
    name: Child
    identifiers: {local: [{value: No, issuer: Register}, Own]}
`;
  const csv =
    'Ref,Owner,Child,No,Register,Own\n1,MPS,Ada Fox,7,social-care:BRE,P1\n2,csc,Jo Doe,8,,C1\n3,Somebody,Al Roe,9,,X\n';
  const {rows, refused} = await loadText(csv, yaml);
  const mentions = rows.flatMap((row) => row.mentions);
  expect(mentions.map(({agency}) => agency)).toEqual(['police', 'social-care']);
  expect(mentions.map(({identifiers}) => identifiers.map(({scope}) => scope))).toEqual([
    ['social-care:BRE', 'police:'],
    ['social-care:', 'social-care:'],
  ]);
  expect(refused.map(({row, column, reason}) => [row, column, reason])).toEqual([[3, 'Owner', 'VALUE_UNKNOWN']]);
});
