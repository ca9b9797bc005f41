import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {findById} from '../../src/base/find-by-id.ts';
import {isGuarded} from '../../src/engine/judgements/ground.ts';
import {openSqliteStore} from '../../src/workspace/sqlite/store.ts';
import type {JudgementEvent} from '../../src/workspace/said.ts';
import {sealedPairs} from '../../src/engine/judgements/sealed-pairs.ts';
import {waitingPairs, type WaitingPair} from '../../src/engine/judgements/waiting-pairs.ts';
import {idsIn} from '../../src/server/shown-findings.ts';
import {ringfence} from '../support/cli.ts';
import {testDesk, Visitor, withoutTokens, type TestDesk} from '../support/desk.ts';
import {apply} from '../support/judging.ts';
import {TODAY} from '../support/server.ts';

let desk: TestDesk;
let pairs: WaitingPair[];
let rita: Visitor;
let sam: Visitor;

beforeAll(async () => {
  desk = await testDesk();
  const {view} = desk.reader.lease();
  const {held} = view.few().resolved;
  pairs = waitingPairs(held, view.leads(), sealedPairs(view));
  [rita, sam] = (await Promise.all(['rita', 'sam'].map((name) => new Visitor(desk).signIn(name)))) as [
    Visitor,
    Visitor,
  ];
}, 120_000);
afterAll(() => desk.close());

const last = () => desk.events.at(-1)!;
const urlOf = ({left, right}: {left: string; right: string}): string =>
  `/desk/identities/${[left, right].sort().join('-')}`;
const BECAUSE = 'one NHS number on both letters';
const tagOf = (body: string): string => /govuk-tag [^>]*>([^<]*)</.exec(body)![1]!;

/** Opens the records of both, and gives the page. */
async function open(visitor: Visitor, url: string): Promise<string> {
  await visitor.get(url);
  await visitor.post(`${url}/open`, {reason: 'identity'});
  return (await visitor.get(url)).body;
}

/** Opens the form on a pair and sends it. */
async function say(visitor: Visitor, url: string, fields: Record<string, string>, part = 'say') {
  const body = await open(visitor, url);
  const seen = /name="seen" value="(\w+)"/.exec(body)?.[1] ?? '';
  return visitor.post(`${url}/${part}`, {seen, because: BECAUSE, ...fields});
}

function events(): JudgementEvent[] {
  const store = openSqliteStore(desk.workspace, 'read');
  const all = store.judgementEvents();
  store.close();
  return all;
}

/** Whether words about somebody could tell an address that nothing may show. */
function hasHidden(id: string): boolean {
  const {view} = desk.reader.lease();
  const known = view.few();
  return isGuarded(findById(known.resolved.persons, id)!.mentions, known, view.withheld());
}

/** Whether a birth date is known, which could speak against a pair. */
function isDated(id: string): boolean {
  const {records, resolved} = desk.reader.lease().view.few();
  return findById(resolved.persons, id)!.mentions.some(
    (mention) => findById(records.mentions, mention)!.birth !== null,
  );
}

/** The first pair of a reason, not both with a birth date, of whom no test has taken either yet: what is said of others is no obstacle then. */
const taken = new Set<string>();
function pairHeld(...reasons: string[]): WaitingPair {
  const fits = ({reason, left, right}: WaitingPair): boolean =>
    reasons.includes(reason) &&
    ![left, right].some((id) => taken.has(id) || hasHidden(id)) &&
    !(isDated(left) && isDated(right));
  const pair = pairs.find(fits)!;
  taken.add(pair.left).add(pair.right);
  return pair;
}
const DOUBTFUL = ['BELOW_JOIN', 'AMBIGUOUS', 'NAME_ONLY', 'FORENAME', 'TWIN'];

describe('the queue of doubtful pairs', () => {
  test('has the order of the command line, initials, pages, and the log of whom it showed', async () => {
    const {body} = await rita.get('/desk/identities');
    const order = [...body.matchAll(/<th scope="row"[^>]*><a class="govuk-link" href="([^"]+)"/g)].map(
      ([, url]) => url,
    );
    expect(order).toEqual(pairs.slice(0, 25).map(urlOf));
    expect(body).toMatch(/Are A \([\p{L}.]+\) and B \([\p{L}.]+\) one person\?/u);
    for (const {left, right} of pairs.slice(0, 25))
      expect(last().objects).toEqual(expect.arrayContaining([left, right]));
    const next = /href="([^"]+)" rel="next"/.exec(body)![1]!.replaceAll('&amp;', '&');
    expect((await rita.get(next)).body).toContain(`href="${urlOf(pairs[25]!)}"`);
    expect((await rita.get('/desk/identities?page=99999')).statusCode).toBe(200);
    expect((await rita.get('/desk/identities?page=x&reason=<b>&state=y')).statusCode).toBe(200);
  });

  test('is narrowed by why they are held apart', async () => {
    const {reason} = pairs.at(-1)!;
    const own = pairs.filter((pair) => pair.reason === reason);
    const {body} = await rita.get(`/desk/identities?reason=${reason}`);
    expect(body).toContain(`${own.length} pair`);
    expect(body).toContain(urlOf(own[0]!));
    const other = pairs.find((pair) => pair.reason !== reason)!;
    expect(body).not.toContain(`href="${urlOf(other)}"`);
  });
});

describe('two identities side by side', () => {
  test('name who else either of them may be, with how well they fit, and ask for a look before a word', async () => {
    const sharing = ({left, right}: WaitingPair): WaitingPair[] =>
      pairs.filter((other) => [other.left, other.right].filter((id) => id === left || id === right).length === 1);
    const pair = pairs.find((one) => sharing(one).some(({weight}) => weight === one.weight))!;
    const rivals = sharing(pair);
    const visitor = await new Visitor(desk).signIn('rita');
    const body = await open(visitor, urlOf(pair));
    const part = body.slice(body.indexOf('id="rivals"'), body.indexOf('id="structure"'));
    const linked = [...part.matchAll(/href="(\/desk\/identities\/[^"]+)"/g)].map(([, url]) => url!);
    expect([...linked].sort()).toEqual(rivals.map(urlOf).sort());
    const [, weight] = /Matching gave A and B ([\d.]+) bits/.exec(part)!;
    expect(part).toContain(`<td class="govuk-table__cell">${weight}</td>`);
    expect(body).toMatch(/Before you say that they are one person: [AB] may also be \d other/);
    for (const {left, right} of rivals) expect(last().objects).toEqual(expect.arrayContaining([left, right]));

    const alone = pairs.find((one) => sharing(one).length === 0)!;
    const other = await open(visitor, urlOf(alone));
    expect(other).toContain('Nobody else is held apart from either.');
    expect(other).not.toContain('may also be');
  });

  test('are shown once somebody said why, with weights that sum to what is printed, and everybody on the page in the log', async () => {
    const url = urlOf(pairHeld(...DOUBTFUL));
    const asked = await rita.get(url);
    expect(asked.body).toContain('Why do you open the records of both?');
    expect(asked.body).not.toContain('Side by side');
    const refused = await rita.post(`${url}/open`, {reason: 'curious'});
    expect([refused.statusCode, refused.body.includes('Choose why you open')]).toEqual([400, true]);
    const body = await open(rita, url);
    const bits = [...body.matchAll(/<td class="govuk-table__cell govuk-table__cell--numeric[^>]*>([+-]?[\d.]+)</g)].map(
      ([, text]) => Number(text),
    );
    const [sum, ...terms] = bits.toReversed();
    expect(terms.length).toBeGreaterThan(2);
    expect(terms.reduce((total, one) => total + Math.round(one * 100), 0)).toBe(Math.round(sum! * 100));
    expect(body).toContain('<svg');
    const main = body.slice(body.indexOf('<main'), body.indexOf('desk-footer'));
    const people = idsIn(main).filter(
      (id) => id.startsWith('P') && !(/rel="next"[^>]*/.exec(main)?.[0] ?? '').includes(id),
    );
    expect(last().objects).toEqual(expect.arrayContaining([...new Set(people)]));
    expect(last().outcome).toBe('given: with names, identity');
  });

  test('have no page unless they are doubted: two others, an unknown one and one twice get the same answer', async () => {
    const [{left}, {right}] = [pairs[0]!, pairs.at(-1)!];
    const urls = [
      urlOf({left, right}),
      urlOf({left, right: 'P0000000000aa'}),
      `/desk/identities/${left}-${left}`,
      `/desk/identities/${left}`,
    ];
    const answers = await Promise.all(urls.map((url) => rita.get(url)));
    expect(new Set(answers.map(({statusCode, body}) => `${statusCode} ${withoutTokens(body)}`)).size).toBe(1);
    expect(answers[0]!.statusCode).toBe(404);
  });

  test('whichever way round', async () => {
    const {left, right} = pairs[0]!;
    for (const id of [`${left}-${right}`, `${right}-${left}`])
      expect((await rita.get(`/desk/identities/${id}`)).statusCode).toBe(200);
  });
});

describe('saying it', () => {
  test('by one person that they are different people counts from the next run on, and says so until then', async () => {
    const pair = pairHeld(...DOUBTFUL);
    const url = urlOf(pair);
    const sent = await say(rita, url, {reading: 'different'});
    expect([sent.statusCode, sent.headers.location]).toEqual([303, `${url}#say`]);
    expect(events().at(-1)).toMatchObject({
      type: 'said',
      judgement: {verdict: 'different', by: 'rita', on: TODAY, because: BECAUSE, confirmed: null},
    });
    expect(last()).toMatchObject({action: 'identities:judge', outcome: 'asked: different'});
    expect(JSON.stringify(desk.events)).not.toContain(BECAUSE);
    expect(tagOf((await rita.get(url)).body)).toBe('Said, waits for the next run');
    expect((await rita.get('/desk/judgements')).body).toContain('waits for the next run');
    const said = (await rita.get(url)).body;
    expect(said).not.toContain('name="reading"');
    expect(said).not.toContain('Take it in hand');
    // It waits for nobody, and does not stand before what does.
    const {body} = await rita.get('/desk/identities');
    expect(body).toContain('1 said, which waits for the next run and is not shown');
    expect(body).not.toContain(`href="${url}"`);
    for (const state of ['all', 'said'])
      expect([state, (await rita.get(`/desk/identities?state=${state}`)).body.includes(`href="${url}"`)]).toEqual([
        state,
        true,
      ]);
  });

  test('that they are one takes a second person, who is told nothing of the first, and is not the first', async () => {
    const url = urlOf(pairHeld(...DOUBTFUL));
    await say(rita, url, {reading: 'same', because: 'the aunt Quillfeather said so'});
    expect(events().at(-1)).toMatchObject({type: 'proposed', proposal: {asks: 'same', by: 'rita'}});
    const own = await rita.get(url);
    expect(tagOf(own.body)).toBe('Waits for second reader');
    expect(own.body).not.toContain('/second"');
    const twice = await rita.post(`${url}/second`, {seen: 'x', reading: 'same', because: BECAUSE});
    expect(twice.statusCode).toBe(400);

    const blind = await open(sam, url);
    const main = blind.slice(blind.indexOf('<main'));
    expect(main).toContain('a second reading is asked for');
    for (const word of ['rita', 'Quillfeather']) expect(main).not.toContain(word);
    expect((await sam.get('/desk/judgements')).body).not.toContain('Quillfeather');
    await say(sam, url, {reading: 'same', because: 'both letters'}, 'second');
    expect(events().at(-1)).toMatchObject({
      type: 'said',
      judgement: {verdict: 'same', by: 'rita', confirmed: {by: 'sam', because: 'both letters'}},
    });
    const {body} = await sam.get(url);
    for (const word of ['rita', 'Quillfeather', 'both letters']) expect(body).toContain(word);
    const listed = await ringfence('judge', 'list', '-w', desk.workspace, '--json');
    expect(JSON.parse(listed.stdout)).toEqual(
      expect.arrayContaining([expect.objectContaining({by: 'rita', confirmed: expect.objectContaining({by: 'sam'})})]),
    );
  });

  test('otherwise than the first counts for nothing, and the next reader sees both', async () => {
    const url = urlOf(pairHeld(...DOUBTFUL));
    await say(rita, url, {reading: 'same', because: 'first reason'});
    await say(sam, url, {reading: 'different', because: 'second reason'}, 'second');
    expect(events().at(-1)).toMatchObject({type: 'declined', decline: {verdict: 'different', by: 'sam'}});
    const {body} = await rita.get(url);
    expect(tagOf(body)).toBe('Two readers differ');
    for (const word of ['first reason', 'second reason', 'rita', 'sam']) expect(body).toContain(word);
    expect((await rita.get('/desk/identities?state=disputed')).body).toContain(url);
  });

  test('of somebody with an address that nothing may show shows no words to anybody', async () => {
    const pair = pairs.find(({left, right}) => hasHidden(left) || hasHidden(right))!;
    await say(rita, urlOf(pair), {reading: 'unsure', because: 'seen by Quillfeather'});
    expect(events().at(-1)).toMatchObject({type: 'unsure', unsure: {guarded: true}});
    const {body} = await rita.get(urlOf(pair));
    expect(body).toContain('The words are kept and are not shown here');
    expect(body).not.toContain('seen by Quillfeather');
  });

  test('that one cannot tell stays with the pair, and it waits on', async () => {
    const url = urlOf(pairHeld(...DOUBTFUL));
    await say(rita, url, {reading: 'unsure', because: 'ask the school for a birth date'});
    expect(events().at(-1)).toMatchObject({type: 'unsure', unsure: {by: 'rita'}});
    expect(await open(sam, url)).toContain('ask the school for a birth date');
    expect((await rita.get('/desk/identities?state=unsure')).body).toContain(url);
  });

  test('is dropped by who proposed it and by nobody else', async () => {
    const url = urlOf(pairHeld(...DOUBTFUL));
    await say(rita, url, {reading: 'same'});
    await open(sam, url);
    const before = events().length;
    expect((await sam.post(`${url}/drop`, {because: 'mine'})).statusCode).toBe(400);
    expect(events()).toHaveLength(before);
    expect((await rita.post(`${url}/drop`, {because: 'took the wrong pair'})).statusCode).toBe(303);
    expect(events().at(-1)).toMatchObject({type: 'declined', decline: {verdict: 'dropped', by: 'rita'}});
    expect(tagOf((await rita.get(url)).body)).toBe('Not read yet');
  });

  test('what the records speak against is said by name and by two people', async () => {
    const url = urlOf(pairHeld('CO_NAMED'));
    const refused = await say(rita, url, {reading: 'same'});
    expect([refused.statusCode, refused.body.includes('The records speak against this: say')]).toEqual([400, true]);
    expect(refused.body).toContain(BECAUSE);
    await say(rita, url, {reading: 'same', override: 'yes'});
    expect(events().at(-1)).toMatchObject({type: 'proposed', proposal: {overrides: ['CO_NAMED']}});
    const silent = await say(sam, url, {reading: 'same'}, 'second');
    expect(silent.statusCode).toBe(400);
    await say(sam, url, {reading: 'same', override: 'yes'}, 'second');
    expect(events().at(-1)).toMatchObject({type: 'said', judgement: {overrides: ['CO_NAMED'], confirmed: {by: 'sam'}}});
  });

  test('without an answer, a reason or an address in it is told all at once, and nothing typed is lost', async () => {
    const url = urlOf(pairHeld(...DOUBTFUL));
    const none = await say(rita, url, {because: ''});
    expect(none.body).toMatch(/href="#reading">Choose what[^]*href="#because">Write why/);
    const told = await say(rita, url, {reading: 'different', because: 'she lives at 12 Acacia Road, HA9 3HN'});
    expect([told.statusCode, told.body.includes('Your words: looks as if it told an address')]).toEqual([400, true]);
    expect(told.body).toContain('she lives at 12 Acacia Road');
  });

  test('on a page that is old is told, keeps what was typed, and is taken when it is sent again', async () => {
    const url = urlOf(pairHeld(...DOUBTFUL));
    const seenBy = async (visitor: Visitor) => /name="seen" value="(\w+)"/.exec(await open(visitor, url))![1]!;
    const [old, other] = [await seenBy(rita), await seenBy(sam)];
    await sam.post(`${url}/say`, {seen: other, reading: 'unsure', because: 'no date'});
    const stale = await rita.post(`${url}/say`, {seen: old, reading: 'different', because: 'typed with care'});
    expect(stale.statusCode).toBe(400);
    expect(stale.body).toContain('has changed since you opened the page');
    expect(stale.body).toMatch(/typed with care[^]*<\/textarea>/);
    const seen = /name="seen" value="(\w+)"/.exec(stale.body)![1]!;
    expect((await rita.post(`${url}/say`, {seen, reading: 'different', because: 'typed with care'})).statusCode).toBe(
      303,
    );
  });

  test('while a run writes, nothing is kept, and nothing typed is lost', async () => {
    const url = urlOf(pairHeld(...DOUBTFUL));
    const body = await open(rita, url);
    const seen = /name="seen" value="(\w+)"/.exec(body)![1]!;
    const run = openSqliteStore(desk.workspace, 'write');
    const answer = await rita.post(`${url}/say`, {seen, reading: 'different', because: 'typed with care'});
    run.close();
    expect(answer.statusCode).toBe(400);
    expect(answer.body).toContain('A run is writing to the workspace');
    expect(answer.body).toContain('typed with care');
  });

  test('of records that one has not opened in this session is not taken', async () => {
    const url = urlOf(pairHeld(...DOUBTFUL));
    const fresh = await new Visitor(desk).signIn('rita');
    await fresh.get(url);
    const before = events().length;
    const answer = await fresh.post(`${url}/say`, {seen: 'x', reading: 'different', because: BECAUSE});
    expect(answer.body).toContain('Why do you open the records of both?');
    expect(events()).toHaveLength(before);
  });

  test('needs the form of this browser', async () => {
    const url = urlOf(pairHeld(...DOUBTFUL));
    await open(rita, url);
    expect((await rita.post(`${url}/say`, {reading: 'different', because: BECAUSE}, 'forged')).statusCode).toBe(403);
  });
});

describe('taking it back', () => {
  test('waits for a second person too, who is somebody else', async () => {
    const url = urlOf(pairHeld(...DOUBTFUL));
    await say(rita, url, {reading: 'different'});
    const said = events().at(-1) as Extract<JudgementEvent, {type: 'said'}>;
    const back = `/desk/judgements/${said.judgement.id}`;
    expect((await rita.get(`${back}/withdraw`)).body).toContain('once somebody else has read');
    expect((await rita.post(`${back}/withdraw`, {because: ''})).statusCode).toBe(400);
    await rita.post(`${back}/withdraw`, {because: 'it was the sister'});
    expect(events().at(-1)).toMatchObject({
      type: 'proposed',
      proposal: {asks: 'withdraw', judgement: said.judgement.id},
    });
    expect((await rita.post(`${back}/second`, {reading: 'withdraw', because: 'yes'})).statusCode).toBe(400);
    const form = await sam.get(`${back}/second`);
    expect(form.body).not.toContain('it was the sister');
    await sam.post(`${back}/second`, {reading: 'withdraw', because: 'two certificates'});
    expect(events().at(-1)).toMatchObject({
      type: 'withdrawn',
      withdrawal: {judgement: said.judgement.id, by: 'rita', confirmed: {by: 'sam'}},
    });
    expect((await rita.get(`${back}/withdraw`)).statusCode).toBe(404);
    expect((await rita.get('/desk/judgements')).body).toContain('Taken back by rita and sam');
  });
});

describe('who may', () => {
  test('say nothing is refused before anything is read, and sees no form', async () => {
    const url = urlOf(pairHeld(...DOUBTFUL));
    for (const name of ['cleo', 'nora', 'pat']) {
      const visitor = await new Visitor(desk).signIn(name);
      for (const part of ['say', 'second', 'drop']) {
        const answer = await visitor.post(`${url}/${part}`, {reading: 'same', because: BECAUSE});
        expect([name, part, answer.statusCode]).toEqual([name, part, 403]);
      }
      expect((await visitor.get(`/desk/judgements/J0000000000aa/withdraw`)).statusCode).toBe(403);
    }
  });

  test('see no names sees numbers in the queue and no comparison', async () => {
    const cleo = await new Visitor(desk).signIn('cleo');
    const {body} = await cleo.get('/desk/identities');
    expect(body).toContain('Are A and B one person?');
    expect((await cleo.get(urlOf(pairs[0]!))).statusCode).toBe(403);
  });

  test('see one agency sees pairs of its own records alone, and no weight made of others', async () => {
    const nora = await new Visitor(desk).signIn('nora');
    const {body} = await nora.get('/desk/identities');
    const {view} = desk.reader.lease();
    const {records, resolved} = view.known();
    const policeOnly = new Set(
      resolved.persons.flatMap(({id}, at) =>
        records.mentions.every((mention, row) => resolved.personOf[row] !== at || mention.agency === 'police')
          ? [id]
          : [],
      ),
    );
    const shown = [...body.matchAll(/\/desk\/identities\/(P\w+)-(P\w+)/g)].flatMap(([, left, right]) => [
      left!,
      right!,
    ]);
    expect(shown.filter((id) => !policeOnly.has(id))).toEqual([]);
    const hidden = await nora.get(urlOf(pairs.find(({left}) => !policeOnly.has(left))!));
    const absent = await nora.get('/desk/identities/P0000000000aa-P0000000000ab');
    expect([hidden.statusCode, withoutTokens(hidden.body)]).toEqual([404, withoutTokens(absent.body)]);
    const [first] = shown;
    if (first !== undefined) {
      const own = await open(nora, /\/desk\/identities\/P\w+-P\w+/.exec(body)![0]);
      expect(own).toContain('The weights rest on records that you may not see');
      expect(own).not.toContain('name="reading"');
    }
  });
});

test('after the next run what was said has been done, and the queue asks no more', async () => {
  const store = openSqliteStore(desk.workspace, 'write');
  await apply(store);
  store.close();
  await desk.reader.refresh();
  const {body} = await rita.get('/desk/judgements');
  expect(body).not.toContain('desk-care');
  expect(body).toContain('In force');
  expect((await rita.get('/desk/identities?state=said')).body).toContain('No pair is as you ask');
}, 60_000);
