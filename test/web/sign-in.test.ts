import {afterAll, beforeAll, expect, test} from 'vitest';
import {DESK_USERS, PASSWORD, signedIn, testDesk, Visitor, type TestDesk} from '../support/desk.ts';
import {keptUser} from '../support/server.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await testDesk();
}, 120_000);
afterAll(() => desk.close());

test('nobody sees anything who has not signed in, and the refusal is in the log', async () => {
  const visitor = new Visitor(desk);
  for (const url of ['/desk', '/desk/flags', '/desk/alerts/a0123456789ab', '/desk/persons/P0123456789ab']) {
    const answer = await visitor.get(url);
    expect([url, answer.statusCode, answer.headers.location, answer.body]).toEqual([url, 303, '/desk/sign-in', '']);
    expect(desk.events.at(-1)).toMatchObject({who: '', outcome: 'refused: not-signed-in'});
  }
});

test('who signs in has to say what for, and then sees the queue', async () => {
  const visitor = new Visitor(desk);
  await visitor.get('/desk/sign-in');
  const before = visitor.cookie;
  const signedIn = await visitor.post('/desk/sign-in', {name: 'rita', password: PASSWORD});
  expect(signedIn.headers.location).toBe('/desk/purpose');
  // Another id than before: one that somebody planted is worth nothing.
  expect(visitor.cookie).not.toBe(before);
  expect(signedIn.headers['set-cookie']).toMatch(/; HttpOnly; SameSite=Strict$/);
  expect((await visitor.get('/desk')).headers.location).toBe('/desk/purpose');
  const page = await visitor.get('/desk/purpose');
  expect(page.body).toContain('Section 47');
  expect(page.body).not.toContain('Not yet');
  const empty = await visitor.post('/desk/purpose', {});
  expect(empty.statusCode).toBe(400);
  expect(empty.body).toMatch(/href="#purpose"[^]*href="#work"/);
  await visitor.post('/desk/purpose', {
    purpose: 'intelligence',
    work: 'meeting',
    ground: 's47',
    reference: 'LCS-30417',
  });
  expect(desk.events.at(-1)).toMatchObject({
    who: 'rita',
    purpose: 'intelligence',
    ground: 's47',
    action: 'desk:purpose',
    outcome: 'given: meeting',
  });
  expect((await visitor.get('/desk')).body).toContain('case LCS-30417');
  expect(desk.events.at(-1)).toMatchObject({action: 'alerts:read', reference: 'LCS-30417'});
  const named = await visitor.post('/desk/purpose', {
    purpose: 'intelligence',
    work: 'meeting',
    reference: 'Amina Khan',
  });
  expect([named.statusCode, named.body.includes('href="#reference"')]).toEqual([400, true]);
  await visitor.post('/desk/purpose', {purpose: 'intelligence', work: 'meeting'});
  expect(desk.events.at(-1)).not.toHaveProperty('reference');
});

test('a wrong password, an unknown name and a purpose of others are refused, and no log has what was typed', async () => {
  const visitor = new Visitor(desk);
  await visitor.get('/desk/sign-in');
  for (const fields of [
    {name: 'rita', password: 'Zaphod Beeblebrox 42'},
    {name: 'Zaphod', password: PASSWORD},
  ]) {
    const answer = await visitor.post('/desk/sign-in', fields);
    expect(answer.statusCode).toBe(400);
    expect(answer.body).toContain('these do not belong together');
    expect(answer.body).not.toContain('Zaphod');
  }
  expect(JSON.stringify(desk.events)).not.toContain('Zaphod');
  await visitor.signIn('otto', 'intelligence');
  expect((await visitor.get('/desk')).headers.location).toBe('/desk/purpose');
  await visitor.post('/desk/purpose', {purpose: 'audit', work: 'quality'});
  expect((await visitor.get('/desk/leads')).statusCode).toBe(403);
  expect(desk.events.at(-1)).toMatchObject({who: 'otto', outcome: 'refused: action-not-of-purpose'});
});

test('passwords are tried few times a minute, by each name and from each place for itself', async () => {
  desk.clock.ms += 60_000;
  const visitor = new Visitor(desk);
  await visitor.get('/desk/sign-in');
  for (let turn = 0; turn < 5; turn++) await visitor.post('/desk/sign-in', {name: 'sam', password: `wrong ${turn}`});
  const answer = await visitor.post('/desk/sign-in', {name: 'sam', password: PASSWORD});
  expect([answer.statusCode, answer.headers['retry-after']]).toEqual([429, '60']);
  expect(answer.body).toContain('Too many wrong attempts for this name from where you are. Wait 60 seconds');
  expect(desk.events.at(-1)).toMatchObject({who: '', outcome: 'refused: too many of a name'});
  desk.clock.ms += 60_000;
  await visitor.post('/desk/sign-in', {name: 'sam', password: PASSWORD});
  expect((await visitor.get('/desk/purpose')).statusCode).toBe(200);
});

test('a form without its token, with that of another browser, or from another site does nothing', async () => {
  const visitor = await new Visitor(desk).signIn('rita');
  const other = await new Visitor(desk).signIn('sam');
  for (const token of ['', other.token, `${visitor.token.slice(1)}A`]) {
    expect((await visitor.post('/desk/sign-out', {}, token)).statusCode).toBe(403);
    expect((await visitor.get('/desk')).statusCode).toBe(200);
  }
  const headers = {
    cookie: visitor.cookie,
    'content-type': 'application/x-www-form-urlencoded',
    'sec-fetch-site': 'cross-site',
  };
  const payload = new URLSearchParams({token: visitor.token}).toString();
  const answer = await desk.app.inject({method: 'POST', url: '/desk/sign-out', headers, payload});
  expect(answer.statusCode).toBe(403);
});

test('a session ends when it is not used, at the end of the day, and by signing out', async () => {
  const visitor = await new Visitor(desk).signIn('rita');
  desk.clock.ms += 14 * 60_000;
  expect((await visitor.get('/desk')).statusCode).toBe(200);
  desk.clock.ms += 15 * 60_000;
  expect((await visitor.get('/desk')).headers.location).toBe('/desk/sign-in');

  await visitor.signIn('rita');
  for (let minutes = 0; minutes < 600; minutes += 10) {
    desk.clock.ms += 10 * 60_000;
    await visitor.get('/desk/purpose');
  }
  expect((await visitor.get('/desk')).headers.location).toBe('/desk/sign-in');

  await visitor.signIn('rita');
  const kept = visitor.cookie;
  await visitor.post('/desk/sign-out', {});
  visitor.cookie = kept;
  expect((await visitor.get('/desk')).headers.location).toBe('/desk/sign-in');
});

test('pages run no script or style but their own, and files are kept by browsers under an address of their content', async () => {
  const visitor = await new Visitor(desk).signIn('rita');
  const page = await visitor.get('/desk');
  const policy = String(page.headers['content-security-policy']);
  const nonce = /'nonce-([^']+)'/.exec(policy)![1]!;
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain('unsafe');
  expect(page.headers['cache-control']).toBe('no-store');
  const inline = [...page.body.matchAll(/<script(?![^>]*src=)([^>]*)>/g)].map(([, attributes]) => attributes!.trim());
  expect(inline).toEqual([`nonce="${nonce}"`]);
  expect(page.body).not.toMatch(/\sstyle="|\son\w+="|<style/);
  const urls = [...page.body.matchAll(/(?:href|src|data-govuk)="(\/desk\/static\/[^"]+)"/g)].map(([, url]) => url!);
  expect(new Set(urls).size).toBe(5);
  for (const url of urls) {
    const file = await desk.app.inject({url});
    expect([url, file.statusCode, file.headers['cache-control']]).toEqual([
      url,
      200,
      'public, max-age=31536000, immutable',
    ]);
    // The font and crown of gov.uk are not a hub's to use.
    expect(file.body).not.toMatch(/GDS Transport|govuk-crest/);
  }
});

test('who is removed while signed in sees nothing more', async () => {
  const [rita, sam] = [await new Visitor(desk).signIn('rita'), await new Visitor(desk).signIn('sam')];
  expect((await rita.get('/desk')).statusCode).toBe(200);
  desk.users.replace(DESK_USERS.filter(({name}) => name !== 'rita').map(keptUser));
  expect((await rita.get('/desk')).headers.location).toBe('/desk/sign-in');
  expect((await sam.get('/desk')).statusCode).toBe(200);
});

test('who works on no alerts begins where their work is, by every way to the start', async () => {
  for (const [name, purpose, home] of [
    ['mira', 'marac', '/desk/marac'],
    ['otto', 'audit', '/desk/audit'],
    ['lena', 'marac', '/desk/meeting-lists'],
  ] as const) {
    const visitor = await signedIn(desk, name, purpose);
    const start = await visitor.get('/desk');
    expect([name, start.statusCode, start.headers.location]).toEqual([name, 303, home]);
    const {statusCode, body} = await visitor.get('/desk/flags');
    expect(statusCode).toBe(403);
    expect(body).not.toContain('href="/desk"');
    expect(body).toMatch(new RegExp(`href="${home}">Go to `));
  }
});
