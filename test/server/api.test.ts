import {setAt} from '../../src/base/get-or-insert.ts';
import {setTimeout as delay} from 'node:timers/promises';
import type {HTTPMethods} from 'fastify';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {Policy} from '../../src/access/policy.ts';
import type {Flag} from '../../src/model/finding.ts';
import type {Mention} from '../../src/model/mention.ts';
import {API_ROUTES} from '../../src/server/routes/api.ts';
import type {ApiRoute} from '../../src/server/routes/route.ts';
import {CHIEF, NURSE, POLICY, testServer, tokenOf, type TestServer} from '../support/server.ts';

let server: TestServer;
let child: Mention;
let person: string;

beforeAll(async () => {
  server = await testServer();
  const {records, resolved} = server.reader.lease().view.known();
  const at = records.mentions.findIndex(
    ({birth, names, lifeStage, staff}) =>
      !staff && lifeStage === 'child' && birth?.kind === 'exact' && names[0]!.given !== '' && names[0]!.family !== '',
  );
  child = records.mentions[at]!;
  person = resolved.persons[resolved.personOf[at]!]!.id;
}, 120_000);

afterAll(() => server.close());

const notification = (people: object[] = [asked(child)], more: object = {}): object => ({
  ground: 's47',
  kind: 'domestic-abuse',
  people,
  ...more,
});

const asked = ({names, birth, sex}: Mention): object => ({
  role: 'subject',
  names: [{given: names[0]!.given, family: names[0]!.family}],
  born: birth!.from,
  sex,
});

const routeOf = (method: string, url: string): ApiRoute =>
  API_ROUTES.find((route) => route.method === method && route.url === url)!;

describe('answers', () => {
  test('a notification is answered with who its people may be, their flags and counts, and is no decision', async () => {
    const response = await server.post('/v1/notifications', notification([asked(child)], {rag: 'amber'}));
    expect(response.statusCode).toBe(200);
    const answer = response.json();
    expect(routeOf('POST', '/v1/notifications').answer.parse(answer)).toEqual(answer);
    expect(answer).toMatchObject({
      not_a_decision: true,
      stored: false,
      people: [{position: 0, candidates: [{person, confidence: 'strong'}]}],
      clocks: {rag: 'amber', due: '2026-04-07T17:00', red: '2026-04-02T20:10', green: '2026-04-09T17:00'},
    });
    const own = server.reader
      .lease()
      .view.flags()
      .filter(({persons}) => persons.includes(person));
    const shown = answer.flags.map(({id}: Flag) => id);
    for (const {id} of own) expect(shown).toContain(id);
    const [{counts}] = answer.people[0].candidates;
    expect(counts.records).toBeGreaterThanOrEqual(counts.incidents);
  });

  test('two people of one notification are not both the same person', async () => {
    const answer = (await server.post('/v1/notifications', notification([asked(child), asked(child)]))).json();
    for (const {candidates} of answer.people) {
      expect(candidates[0].person).toBe(person);
      expect(candidates[0].confidence).toBe('possible');
    }
  });

  test('a name that many bear is not read as that of nobody: how many bear it is said, of what is seen', async () => {
    const {records, resolved} = server.reader.lease().view.known();
    const bearers = new Map<string, Map<string, Set<string>>>();
    for (const [at, {names, staff, agency}] of records.mentions.entries())
      for (const {given, family} of staff ? [] : names) {
        if (given.length < 2 || family.length < 2 || /[\s-]/.test(given + family)) continue;
        const of = bearers.get(`${given.toLowerCase()} ${family.toLowerCase()}`) ?? new Map<string, Set<string>>();
        const person = resolved.persons[resolved.personOf[at]!]?.id ?? '';
        setAt(of, person).add(agency);
        bearers.set(`${given.toLowerCase()} ${family.toLowerCase()}`, of);
      }
    const [name, of] = [...bearers].sort(([, left], [, right]) => right.size - left.size)[0]!;
    expect(of.size).toBeGreaterThan(2);
    const [given, family] = name.split(' ');
    const ask = async (user = CHIEF) => {
      const people = [{role: 'subject', names: [{given, family}]}];
      const [one] = (await server.post('/v1/notifications', notification(people), user)).json().people;
      return one.candidates.length + one.namesakes;
    };
    const all = await ask();
    // By sound, so that more may bear it than write it so.
    expect(all).toBeGreaterThanOrEqual(of.size);
    expect(await ask(NURSE)).toBeLessThan(all);
    // Whoever tries names: where a count is small enough to tell of each, the log has each.
    let told = 0;
    for (const [few] of [...bearers].filter(([, {size}]) => size > 1 && size <= 20).slice(0, 40)) {
      const names = [{given: few.split(' ')[0], family: few.split(' ')[1]}];
      const [one] = (await server.post('/v1/notifications', notification([{role: 'subject', names}]))).json().people;
      const logged = server.events.at(-1)!.objects.filter((id) => id.startsWith('P'));
      const isSmall = one.namesakes !== null && one.namesakes <= 20;
      expect([few, logged.length]).toEqual([few, one.candidates.length + (isSmall ? one.namesakes : 0)]);
      if (isSmall && one.namesakes > 0) told++;
    }
    expect(told).toBeGreaterThan(0);
    const [known] = (await server.post('/v1/notifications', notification())).json().people;
    expect([known.candidates[0].confidence, known.namesakes]).toEqual(['strong', null]);
  });

  test('every list and item is as its schema says', async () => {
    const {view} = server.reader.lease();
    const alert = view.queue()[0]!.alert.id;
    for (const [route, url] of [
      ['/v1/flags', '/v1/flags?limit=7'],
      ['/v1/flags', '/v1/flags?rule=repeat-subject'],
      ['/v1/persons/:ref/flags', `/v1/persons/${person}/flags`],
      ['/v1/persons/:ref', `/v1/persons/${person}`],
      ['/v1/alerts', '/v1/alerts?dismissed=true'],
      ['/v1/alerts/:ref', `/v1/alerts/${alert}`],
      ['/v1/persons/:ref/chronology', `/v1/persons/${person}/chronology?family=true`],
      ['/v1/persons/:ref/circle', `/v1/persons/${person}/circle`],
    ] as const) {
      const response = await server.get(url);
      expect([url, response.statusCode]).toEqual([url, 200]);
      expect(routeOf('GET', route).answer.parse(response.json())).toEqual(response.json());
    }
  });

  test('the parts of a list are the whole list', async () => {
    const ids: string[] = [];
    for (let after: string | null = ''; after !== null;) {
      const page: {items: {id: string}[]; next: string | null} = (
        await server.get(`/v1/flags?limit=100${after === '' ? '' : `&after=${after}`}`)
      ).json();
      ids.push(...page.items.map(({id}) => id));
      after = page.next;
    }
    expect(ids).toEqual(
      server.reader
        .lease()
        .view.flags()
        .map(({id}) => id),
    );
  });
});

describe('what is refused', () => {
  test('who is not signed in, says no purpose or another one, or has a role without the action gets nothing, and it is logged', async () => {
    const without = await server.app.inject({url: '/v1/flags'});
    expect(without.statusCode).toBe(401);
    expect(
      (await server.app.inject({url: '/v1/flags', headers: {authorization: `Bearer ${tokenOf(CHIEF)}x`}})).statusCode,
    ).toBe(401);
    expect((await server.get('/v1/flags', CHIEF, '')).statusCode).toBe(400);
    expect((await server.get('/v1/flags', CHIEF, 'other')).statusCode).toBe(403);
    expect((await server.get('/v1/flags', CHIEF, 'Amina Khan')).statusCode).toBe(403);
    expect(server.events.slice(-5).map(({who, purpose, outcome}) => [who, purpose, outcome])).toEqual([
      ['', '', 'refused: not-signed-in'],
      ['', '', 'refused: not-signed-in'],
      ['chief', '', 'refused: purpose-missing'],
      ['chief', 'other', 'refused: purpose-not-of-role'],
      ['chief', '', 'refused: purpose-not-of-role'],
    ]);
  });

  test('a mistake is told by field and by what to do, and never repeats what was sent', async () => {
    const secret = 'Zebedee';
    const bodies: unknown[] = [
      notification([], {[secret]: 1}),
      notification([{role: secret}]),
      notification([{role: 'subject', born: secret}]),
      notification([{role: 'subject', names: [{given: secret, family: 7}]}]),
      notification([{role: 'subject', names: [{[secret]: secret}]}]),
      notification([asked(child)], {ground: secret}),
      notification([asked(child)], {kind: secret, received: secret}),
      notification([{role: 'subject', numbers: [{kind: 'nhs', value: secret}]}]),
      [secret],
    ];
    for (const body of bodies) {
      const response = await server.post('/v1/notifications', body);
      expect(response.statusCode).toBe(400);
      expect(response.body).not.toContain(secret);
      expect(response.json().mistakes[0]).toMatchObject({field: expect.any(String), todo: expect.any(String)});
    }
    const headers = {
      authorization: `Bearer ${tokenOf(CHIEF)}`,
      'x-purpose': 'triage',
      'content-type': 'application/json',
    };
    const url = '/v1/notifications';
    const broken = await server.app.inject({method: 'POST', url, headers, payload: `{"${secret}`});
    expect([broken.statusCode, broken.body.includes(secret)]).toEqual([400, false]);
    expect(broken.json().mistakes).toEqual([
      {field: 'the body', todo: 'send one JSON object; what came is empty, breaks off or has a mark too many'},
    ]);
    const todoOf = async (more: object): Promise<string> =>
      (await server.post(url, notification([asked(child)], more))).json().mistakes[0].todo;
    expect(await todoOf({received: '31/11/2026'})).toBe(
      'send a day of the calendar and a local time as YYYY-MM-DDTHH:MM',
    );
    expect(await todoOf({received: '2026-11-31T09:00'})).toBe(
      'send a day of the calendar and a local time as YYYY-MM-DDTHH:MM',
    );
    expect(await todoOf({[secret]: 1})).toBe('leave out what the document does not have: 1 field');
    const form = await server.app.inject({
      method: 'POST',
      url,
      headers: {...headers, 'content-type': 'text/xml'},
      payload: secret,
    });
    expect(form.statusCode).toBe(415);
    const large = await server.app.inject({method: 'POST', url, headers, payload: `"${'x'.repeat(300_000)}"`});
    expect(large.statusCode).toBe(413);
    expect((await server.get(`/v1/${secret}`)).body).not.toContain(secret);
    expect((await server.get(`/v1/persons/${secret}/flags`)).body).not.toContain(secret);
    expect(JSON.stringify(server.events)).not.toContain(secret);
    expect(server.reports).toEqual([]);
  });

  test('a gateway that is not in force on the day opens nothing', async () => {
    const answer = await server.post('/v1/notifications', notification([asked(child)], {ground: 's16la'}));
    expect([answer.statusCode, answer.json().mistakes[0].field]).toEqual([400, 'ground']);
    const later = notification([asked(child)], {ground: 's16la', received: '2027-01-04T09:00'});
    expect((await server.post('/v1/notifications', later)).statusCode).toBe(200);
  });

  test('what is closed to who asks is answered as what is not there: same status, headers and body', async () => {
    const policy = Policy.parse({...POLICY, restricted: [{ids: [child.id]}]});
    const closed = await testServer({policy});
    const unknown = `${person.slice(0, -3)}zzz`;
    const plain = ({statusCode, headers, body}: Awaited<ReturnType<TestServer['get']>>): object => ({
      statusCode,
      body,
      headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !/^(?:date|x-ratelimit-.*)$/.test(name))),
    });
    for (const rest of ['', '/flags', '/chronology', '/circle']) {
      const [restricted, missing] = await Promise.all(
        [person, unknown].map((ref) => closed.get(`/v1/persons/${ref}${rest}`)),
      );
      expect(restricted!.statusCode).toBe(404);
      expect(plain(restricted!)).toEqual(plain(missing!));
    }
    const answer = await closed.post('/v1/notifications', notification());
    expect(answer.body).not.toContain(person);
    const flags = await closed.get('/v1/flags?limit=500');
    expect(flags.body).not.toContain(person);
    // The log tells what was asked for all the same.
    expect(closed.events.some(({objects, outcome}) => objects.includes(person) && outcome === 'not found')).toBe(true);
    await closed.close();
  });

  test('a user and an agency have so many requests a minute', async () => {
    let now = 0;
    const policy = Policy.parse({...POLICY, limits: {...POLICY.limits, userPerMinute: 3, agencyPerMinute: 5}});
    const nurses = [NURSE, {...NURSE, name: 'nurse2'}];
    const limited = await testServer({policy, users: nurses, now: () => now});
    const ask = async (user = NURSE): Promise<number> => (await limited.get('/v1/flags?limit=1', user)).statusCode;
    expect([await ask(), await ask(), await ask(), await ask()]).toEqual([200, 200, 200, 429]);
    expect([await ask(nurses[1]), await ask(nurses[1])]).toEqual([200, 429]);
    now = 60_000;
    expect(await ask()).toBe(200);
    await limited.close();
  });
});

describe('the log', () => {
  test('has who, why and what before the answer, by ids alone', async () => {
    const before = server.events.length;
    const response = await server.post('/v1/notifications', notification());
    const [event, ...more] = server.events.slice(before);
    expect(more).toEqual([]);
    expect(event).toMatchObject({
      at: '2026-04-02T15:10:00.000Z',
      who: 'chief',
      role: 'all',
      agency: 'social-care',
      purpose: 'triage',
      ground: 's47',
      action: 'lookup',
      outcome: 'given',
    });
    for (const id of response.body.match(/\b[Pf][0-9a-hjkmnp-tv-z]{12}\b/g)!)
      if (response.json().flags.some((flag: Flag) => flag.id === id || flag.persons.includes(id)))
        expect(event!.objects).toContain(id);
    expect(event!.objects).toContain(person);
    expect(JSON.stringify(event)).not.toContain(child.names[0]!.family);
  });

  test('an answer about very many has all of them in the log', async () => {
    const before = server.events.length;
    const body = (await server.get('/v1/flags?limit=500')).json<{items: Flag[]}>();
    const logged = new Set(server.events.slice(before).flatMap(({objects}) => objects));
    expect(server.events.slice(before).length).toBe(Math.ceil(logged.size / 1000));
    for (const {id, persons} of body.items) for (const one of [id, ...persons]) expect(logged.has(one)).toBe(true);
  });

  test('a log that cannot be written means no answer', async () => {
    const audit = {append: () => Promise.reject(new Error('disk'))};
    const deaf = await testServer({audit});
    for (const response of [
      await deaf.get('/v1/flags'),
      await deaf.get(`/v1/persons/${person}/chronology`),
      await deaf.post('/v1/notifications', notification()),
      await deaf.get('/v1/flags', CHIEF, 'other'),
    ]) {
      expect(response.statusCode).toBe(503);
      expect(Object.keys(response.json())).toEqual(['type', 'title', 'status']);
    }
    await deaf.close();
  });

  test('nothing is answered before the log says that it is written', async () => {
    const order: string[] = [];
    const audit = {
      append: async () => {
        await delay(30);
        order.push('logged');
      },
    };
    const slow = await testServer({audit});
    slow.app.addHook('onSend', (_request, _reply, payload, done) => {
      order.push('answered');
      done(null, payload);
    });
    await slow.get('/v1/flags?limit=1');
    expect(order).toEqual(['logged', 'answered']);
    await slow.close();
  });

  test('an answer that went round the gate becomes a fault, which says nothing', async () => {
    const leaky = await testServer({
      plugins: [
        (app) => {
          app.get('/leak', () => ({name: 'Amina'}));
          app.get('/open', {config: {isPublic: true}}, () => 'style');
          app.get('/fault', () => {
            throw new Error('Amina has no birth date');
          });
        },
      ],
    });
    for (const url of ['/leak', '/fault']) {
      const response = await leaky.app.inject({url});
      expect([response.statusCode, response.body.includes('Amina')]).toEqual([500, false]);
    }
    expect((await leaky.app.inject({url: '/open'})).statusCode).toBe(200);
    expect(leaky.reports.length).toBe(2);
    expect(leaky.reports.join()).not.toContain('Amina');
    await leaky.close();
  });
});

test('the document has every route that the server has, and what each takes and gives', async () => {
  const document = (await server.app.inject({url: '/v1/openapi.json'})).json();
  expect(document.openapi).toBe('3.1.0');
  const told = Object.entries(document.paths as Record<string, object>).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
  );
  for (const [method, path] of told.map((route) => route.split(' ') as [HTTPMethods, string]))
    expect(server.app.hasRoute({method, url: path.replace(/{(\w+)}/g, ':$1')})).toBe(true);
  // And not one more: each handler stands in the tree of routes with its method behind it.
  expect(
    server.app.printRoutes({includeHooks: false}).match(/\((?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)/g)?.length,
  ).toBe(told.length);
  const text = JSON.stringify(document);
  for (const [, name] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g))
    expect(document.components.schemas).toHaveProperty(name!);
  expect(text).not.toContain('#/$defs');
  const ids = Object.values(document.paths as Record<string, Record<string, {operationId?: string}>>).flatMap(
    (operations) => Object.values(operations).flatMap(({operationId}) => operationId ?? []),
  );
  expect(new Set(ids).size).toBe(API_ROUTES.length);
  const [example] = document.components.schemas.NotificationRequest.examples;
  expect((await server.post('/v1/notifications', example)).statusCode).toBe(200);
});

test('nobody needs to sign in to see whether the server answers, and it tells nothing else', async () => {
  const response = await server.app.inject({url: '/v1/health'});
  expect([response.statusCode, response.json()]).toEqual([200, {status: 'up', settings: []}]);
});
