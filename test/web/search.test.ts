import {setAt} from '../../src/base/get-or-insert.ts';
import {afterAll, beforeAll, expect, test} from 'vitest';
import type {Mention} from '../../src/model/mention.ts';
import {standardNumber} from '../../src/resolve/link/columns/standardise.ts';
import {initialsOf} from '../../src/web/labels.ts';
import {readSearch} from '../../src/web/views/search-form.ts';
import {DESK_POLICY, testDesk, Visitor, type TestDesk} from '../support/desk.ts';
import {WorkspaceReader} from '../../src/server/workspace-reader.ts';
import {QUIET} from '../../src/base/context.ts';
import {TODAY} from '../support/server.ts';

let desk: TestDesk;
let rita: Visitor;
/** Somebody with a full name, a birth date and an NHS number, and who they are. */
let known: Mention;
let person: string;
let mentions: readonly Mention[];
let personOf: (at: number) => string;

beforeAll(async () => {
  desk = await testDesk();
  rita = await new Visitor(desk).signIn('rita');
  const {records, resolved} = desk.reader.lease().view.known();
  mentions = records.mentions;
  personOf = (at) => resolved.persons[resolved.personOf[at]!]?.id ?? '';
  const at = mentions.findIndex(
    (mention) =>
      mention.birth?.kind === 'exact' &&
      mention.agency === 'health' &&
      mention.names[0]!.given !== '' &&
      mention.names[0]!.family.length > 3 &&
      mention.identifiers.some((number) => number.kind === 'nhs' && standardNumber(number) !== ''),
  );
  [known, person] = [mentions[at]!, personOf(at)];
}, 120_000);
afterAll(() => desk.close());

const nhsOf = ({identifiers}: Mention): string => identifiers.find(({kind}) => kind === 'nhs')!.value;
const bornOf = ({birth}: Mention): Record<string, string> => {
  const [year, month, day] = birth!.from.split('-');
  return {'born-year': year!, 'born-month': month!, 'born-day': day!};
};
const nameOf = ({names}: Mention): {given: string; family: string} => ({
  given: names[0]!.given,
  family: names[0]!.family,
});

async function find(visitor: Visitor, fields: Record<string, string>) {
  await visitor.get('/desk/search');
  return visitor.post('/desk/search', {reason: 'notification', ...fields});
}
const foundIn = (body: string): string[] => [...body.matchAll(/desk-under desk-id">([^<]+)</g)].map(([, id]) => id!);

test('somebody is found by name and birth date, by number or by a record, and is initials until opened', async () => {
  const [{given, family}, born] = [nameOf(known), bornOf(known)];
  for (const fields of [
    {given, family, ...born},
    {given: given.toUpperCase(), family, 'born-year': born['born-year']!},
    {kind: 'nhs', number: nhsOf(known)},
    {kind: 'ringfence', number: person},
    {kind: 'ringfence', number: known.id},
  ]) {
    const answer = await find(rita, fields);
    const found = foundIn(answer.body);
    expect([fields, answer.statusCode, found.includes(person)]).toEqual([fields, 200, true]);
    const table = answer.body.slice(answer.body.indexOf('<tbody>'), answer.body.indexOf('</tbody>'));
    expect(table).toContain(`>Person (${initialsOf(`${given} ${family}`)})<`);
    expect(table.toLowerCase()).not.toContain(family.toLowerCase());
  }
  await rita.post(`/desk/persons/${person}/open`, {reason: 'identity'});
  const table = (await find(rita, {kind: 'ringfence', number: person})).body;
  expect(table.slice(table.indexOf('<tbody>'), table.indexOf('</tbody>')).toLowerCase()).toContain(
    family.toLowerCase(),
  );
});

test('whoever bears a name is found by it, however many bear it', async () => {
  const bearers = new Map<string, Set<string>>();
  for (const [at, mention] of mentions.entries()) {
    const [name] = mention.names;
    if (mention.staff || name === undefined || name.given.length < 3 || name.family.length < 3) continue;
    const key = `${name.given}|${name.family}`.toLowerCase();
    setAt(bearers, key).add(personOf(at));
  }
  const shared = [...bearers].filter(([, people]) => people.size > 1 && people.size < 8);
  expect(shared.length).toBeGreaterThan(5);
  for (const [key, people] of shared.slice(0, 10)) {
    const [given, family] = key.split('|') as [string, string];
    const {body} = await find(rita, {given, family});
    const found = foundIn(body);
    expect([key, [...people].filter((one) => !found.includes(one))]).toEqual([key, []]);
    // Every one of them is in the log, and none has a name on the page.
    expect(found.filter((one) => !desk.events.at(-1)!.objects.includes(one))).toEqual([]);
    expect(body.slice(body.indexOf('<tbody>'), body.lastIndexOf('</tbody>')).toLowerCase()).not.toContain(`>${family}`);
  }
});

test('a number of an agency is found in whatever register it stands', async () => {
  const at = mentions.findIndex(
    ({identifiers, staff}) => !staff && identifiers.some((one) => one.kind === 'local' && standardNumber(one) !== ''),
  );
  const {value} = mentions[at]!.identifiers.find(({kind}) => kind === 'local')!;
  expect(foundIn((await find(rita, {kind: 'local', number: ` ${value.toLowerCase()}`})).body)).toContain(personOf(at));
  expect(foundIn((await find(rita, {kind: 'local', number: 'no-such-number-1'})).body)).toEqual([]);
});

test('the log has why, whom it showed and a digest of what was looked for, and no word of it', async () => {
  const {given, family} = nameOf(known);
  const events = [];
  for (const fields of [
    {given, family},
    {given: ` ${given.toLowerCase()}`, family},
    {given, family, 'born-year': '1999'},
  ]) {
    await find(rita, fields);
    events.push(desk.events.at(-1)!);
  }
  expect(events[0]).toMatchObject({who: 'rita', purpose: 'intelligence', action: 'lookup'});
  expect(events[0]!.outcome).toBe('given: searched, notification');
  const [one, same, other] = events.map(({objects}) => objects[0]);
  expect(one).toMatch(/^Q[0-9a-z]{12}$/);
  expect([same === one, other === one]).toEqual([true, false]);
  expect(JSON.stringify(desk.events).toLowerCase()).not.toContain(family.toLowerCase());
});

test('what a reader may not see reads as nobody', async () => {
  const nora = await new Visitor(desk).signIn('nora');
  const seen = new Set(mentions.flatMap(({agency}, at) => (agency === 'police' ? [at] : [])));
  const hidden = mentions.findIndex(
    (mention, at) =>
      mention.birth?.kind === 'exact' &&
      mention.identifiers.some((number) => number.kind === 'nhs' && standardNumber(number) !== '') &&
      ![...seen].some((own) => personOf(own) === personOf(at)),
  );
  const {given, family} = nameOf(mentions[hidden]!);
  const of = personOf(hidden);
  const unknown = '9990000018';
  const body = async (fields: Record<string, string>): Promise<string> =>
    (await find(nora, fields)).body.replace(/nonce="[^"]+"|value="[^"]*"|Q[0-9a-z]{12}/g, '');
  expect(await body({kind: 'nhs', number: nhsOf(mentions[hidden]!)})).toBe(await body({kind: 'nhs', number: unknown}));
  for (const fields of [
    {given, family, ...bornOf(mentions[hidden]!)},
    {kind: 'ringfence', number: of},
  ])
    expect(foundIn((await find(nora, fields)).body)).not.toContain(of);
});

test('somebody who is closed to a reader is not there for them', async () => {
  const policy = {...DESK_POLICY, restricted: [{ids: [person], allow: ['sam']}]};
  const other = await testDesk({
    policy,
    reader: new WorkspaceReader(
      desk.workspace,
      () => policy,
      () => TODAY,
      QUIET,
    ),
  });
  const closed = await new Visitor(other).signIn('rita');
  const number = {kind: 'nhs', number: nhsOf(known)};
  expect(foundIn((await find(rita, number)).body)).toContain(person);
  expect(foundIn((await find(closed, number)).body)).not.toContain(person);
  await other.close();
});

test('who sees no names gets none, and who may not look for people is refused', async () => {
  const cleo = await new Visitor(desk).signIn('cleo');
  const answer = await find(cleo, {kind: 'nhs', number: nhsOf(known)});
  expect(answer.body).toContain('>Person<');
  expect(answer.body).not.toContain(`/desk/persons/${person}`);
  const otto = await new Visitor(desk).signIn('otto', 'audit');
  expect((await find(otto, {given: 'Amina'})).statusCode).toBe(403);
});

test('a form says every mistake at once, and repeats none of what was written in them', () => {
  const wrong = readSearch({'born-day': '31', 'born-month': '2', 'born-year': '2015', reason: 'constructor'});
  expect((wrong as {href: string}[]).map(({href}) => href)).toEqual(['#given', '#born-day', '#reason']);
  const number = readSearch({kind: 'nhs', number: '999 000 0019', reason: 'enquiry'});
  expect(JSON.stringify(number)).toContain('#number');
  expect(JSON.stringify(number)).not.toContain('0019');
  for (const [fields, from, to] of [
    [{'born-year': '2015'}, '2015-01-01', '2015-12-31'],
    [{'born-year': '2015', 'born-month': '3'}, '2015-03-01', '2015-03-31'],
    [{'born-year': '2015', 'born-month': '3', 'born-day': '9'}, '2015-03-09', '2015-03-09'],
  ] as const)
    expect(readSearch({given: 'Amina', reason: 'enquiry', ...fields})).toMatchObject({birth: {from, to}});
  expect(readSearch({given: 'Amina', reason: 'enquiry', 'born-day': '9', 'born-year': '2015'})).toHaveLength(1);
});
