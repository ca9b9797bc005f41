import {beforeAll, describe, expect, test} from 'vitest';
import {QUIET} from '../../../src/base/context.ts';
import type {ErrorCode, RingfenceError} from '../../../src/base/errors.ts';
import {feedOpener} from '../../../src/engine/feeds/open-feed.ts';
import {loadFeeds} from '../../../src/engine/feeds/load-feeds.ts';
import {judgementsOf, standingOf} from '../../../src/engine/judgements/in-force.ts';
import {sayLabels} from '../../../src/engine/judgements/labels.ts';
import {openGround} from '../../../src/engine/judgements/ground.ts';
import {readStatus} from '../../../src/engine/status.ts';
import {openView} from '../../../src/engine/view/view.ts';
import type {Birth} from '../../../src/model/mention.ts';
import type {HeldPair, Person} from '../../../src/model/resolved.ts';
import type {Derived} from '../../../src/workspace/results.ts';
import type {Store} from '../../../src/workspace/store.ts';
import {emptyStore} from '../../support/empty-store.ts';
import {apply, judge, TODAY, withdraw} from '../../support/judging.ts';
import {littleFeeds} from '../../support/little-borough.ts';
import {header, items, row} from '../../support/rows.ts';

/** Refused with this code; the words of the refusal. */
function refusal(work: () => unknown): {code: ErrorCode; message: string} {
  try {
    work();
  } catch (error) {
    return {code: (error as RingfenceError).code, message: (error as Error).message};
  }
  throw new Error('nothing was refused');
}

const personsOf = (store: Store, asOf: string | null = null): Person[] =>
  openView(store, asOf, QUIET).known().resolved.persons;

describe('on a little borough', () => {
  let store: Store;
  let before: Derived;
  let doubtful: HeldPair;

  beforeAll(async () => {
    store = emptyStore();
    await loadFeeds(littleFeeds(160), store, feedOpener({}), 0.5, QUIET);
    await apply(store);
    before = store.derived()!;
    doubtful = before.resolved.held.find(({reason}) => reason === 'BELOW_JOIN')!;
  }, 120_000);

  const isJoined = (asOf: string | null): boolean => {
    const ids = new Set(personsOf(store, asOf).map(({id}) => id));
    return !ids.has(doubtful.left) || !ids.has(doubtful.right);
  };

  test('a held pair that a person confirms is one person from that day on, and undone to the byte', async () => {
    const {judgement} = judge(store, 'same', doubtful.left, doubtful.right, {on: '2023-12-01'});
    expect(readStatus(store).derived!.isCurrent).toBe(false);
    expect(readStatus(store).judgements).toMatchObject({same: 1, waiting: 1});
    expect(isJoined(null)).toBe(false);
    const events = await apply(store);
    expect(events.find(({kind}) => kind === 'merge')).toMatchObject({
      before: [doubtful.left, doubtful.right].sort(),
      causes: [{code: 'JUDGEMENT_SAID', ids: [judgement.id], count: 1}],
    });
    expect(isJoined(null)).toBe(true);
    expect(isJoined('2023-12-01')).toBe(true);
    expect(isJoined('2023-11-30')).toBe(false);
    expect(readStatus(store).derived!.isCurrent).toBe(true);

    withdraw(store, judgement.id);
    const undone = await apply(store);
    expect(undone.find(({kind}) => kind === 'split')!.causes[0]).toMatchObject({code: 'JUDGEMENT_WITHDRAWN'});
    expect(store.derived()).toEqual(before);
    // What counted between then and its withdrawal is still what was known on those days.
    expect(isJoined('2023-12-15')).toBe(true);
    expect(isJoined('2023-11-30')).toBe(false);
  }, 120_000);

  test('of a person and one of its records, the record is said not to be theirs', async () => {
    const person = before.resolved.persons.find(({mentions}) => mentions.length > 4)!;
    const mention = person.mentions[2]!;
    const {judgement} = judge(store, 'different', person.id, mention);
    expect(judgement.right).toEqual([mention]);
    expect(judgement.left).toEqual(person.mentions.filter((id) => id !== mention));
    await apply(store);
    const now = personsOf(store).find(({mentions}) => mentions.includes(mention))!;
    for (const other of judgement.left) expect(now.mentions).not.toContain(other);
    withdraw(store, judgement.id);
    await apply(store);
    expect(store.derived()).toEqual(before);
  }, 120_000);

  test('labels become judgements only together', () => {
    const ground = openGround(openView(store, null, QUIET), store, TODAY);
    const [a, b, c] = before.resolved.persons.slice(0, 3).map(({mentions}) => mentions[0]!) as [string, string, string];
    const saying = {by: 'reviewer', because: 'clerical review', on: TODAY, override: false};
    const label = (left: string, right: string, verdict: 'same' | 'different' | 'unsure') => ({left, right, verdict});
    const said = sayLabels(
      ground,
      [label(a, b, 'different'), label(b, a, 'different'), label(b, c, 'unsure'), label('gone', c, 'same')],
      saying,
    );
    expect({...said, judgements: said.judgements.length}).toEqual({judgements: 1, repeated: 1, unsure: 1, unknown: 1});
    const refused = refusal(() =>
      sayLabels(ground, [label(a, b, 'different'), label(a, c, 'same'), label(c, b, 'same')], saying),
    );
    expect(refused.code).toBe('JUDGEMENT_CONFLICT');
    expect(refused.message).toContain(`${c} ${b} (JUDGEMENT_CONFLICT)`);
  });

  test('an as-of answer under other judgements is that of a hub that never heard of them', async () => {
    const day = '2023-10-01';
    const plain = openView(store, day, QUIET);
    const expected = [plain.known().resolved.persons, plain.flags(), plain.alerts()];
    judge(store, 'same', doubtful.left, doubtful.right, {on: '2024-01-01'});
    await apply(store);
    const then = openView(store, day, QUIET);
    expect([then.known().resolved.persons, then.flags(), then.alerts()]).toEqual(expected);
    expect(then.judgements()).toEqual([]);
  }, 120_000);
});

describe('on a few rows', () => {
  const options = {refusalShareMax: 0, signal: QUIET.signal};
  let loads = 0;

  async function rows(...names: string[]): Promise<Store> {
    const store = emptyStore();
    await store.load(header(`rows ${loads++}`), items(names.map((name, i) => row(name, name, {row: i + 1}))), options);
    await apply(store);
    return store;
  }

  /** A row each for people born on these days, or in these years: mentions m-0, m-1 and so on. */
  async function born(...births: string[]): Promise<Store> {
    const store = emptyStore();
    const given = births.map((text, i) => {
      const birth: Birth =
        text.length === 4
          ? {from: `${text}-01-01`, to: `${text}-12-31`, kind: 'partial'}
          : {from: text, to: text, kind: 'exact'};
      const {mentions, ...rest} = row(String(i), `Name ${i}`, {row: i + 1});
      return {...rest, mentions: mentions.map((one) => (one.id === `m-${i}` ? {...one, birth} : one))};
    });
    await store.load(header('born'), items(given), options);
    await apply(store);
    return store;
  }

  test('what contradicts itself is refused when it is said, and the way out is named', async () => {
    const store = await rows('Ali', 'Ng', 'Shah', 'Okafor');
    const first = judge(store, 'same', 'm-Ali', 'm-Ng').judgement.id;
    const second = judge(store, 'same', 'm-Ng', 'm-Shah').judgement.id;
    const {code, message} = refusal(() => judge(store, 'different', 'm-Ali', 'm-Shah'));
    expect(code).toBe('JUDGEMENT_CONFLICT');
    for (const part of [first, second, 'withdraw']) expect(message).toContain(part);
    judge(store, 'different', 'm-Shah', 'm-Okafor');
    expect(refusal(() => judge(store, 'same', 'm-Okafor', 'm-Ali')).code).toBe('JUDGEMENT_CONFLICT');
    withdraw(store, second);
    expect(judge(store, 'different', 'm-Ali', 'm-Shah').isNew).toBe(true);
    expect(store.judgementEvents()).toHaveLength(5);
  });

  test('nothing may be said for a day on which the contrary counted, nor for a day to come', async () => {
    const store = await rows('Ali', 'Ng');
    const {judgement} = judge(store, 'same', 'm-Ali', 'm-Ng', {on: '2024-03-01'});
    withdraw(store, judgement.id, '2024-04-01');
    expect(refusal(() => judge(store, 'different', 'm-Ali', 'm-Ng', {on: '2024-02-01'}))).toMatchObject({
      code: 'JUDGEMENT_CONFLICT',
      message: expect.stringContaining('withdrawn 2024-04-01') as string,
    });
    expect(judge(store, 'different', 'm-Ali', 'm-Ng', {on: '2024-04-01'}).isNew).toBe(true);
    expect(refusal(() => judge(store, 'different', 'm-Ali', 'm-Ng', {on: '2024-07-01'})).code).toBe('USAGE');
  });

  test('saying the same again adds nothing, and after a withdrawal it is said anew', async () => {
    const store = await rows('Ali', 'Ng');
    const {judgement} = judge(store, 'different', 'm-Ali', 'm-Ng');
    expect(judge(store, 'different', 'm-Ng', 'm-Ali', {by: 'somebody else'})).toMatchObject({
      judgement: {id: judgement.id, by: 'reviewer'},
      isNew: false,
    });
    withdraw(store, judgement.id);
    withdraw(store, judgement.id);
    const again = judge(store, 'different', 'm-Ali', 'm-Ng');
    expect(again.isNew).toBe(true);
    expect(again.judgement.id).not.toBe(judgement.id);
    expect(store.judgementEvents()).toHaveLength(3);
  });

  test('who stands side by side in a row is one person only by an override, which is kept', async () => {
    const store = await rows('Ali', 'Ng');
    const refused = refusal(() => judge(store, 'same', 'm-Ali', 'n-Ali'));
    expect(refused.code).toBe('JUDGEMENT_OVERRIDE');
    expect(refused.message).toContain('CO_NAMED');
    // By way of another record it is the same.
    judge(store, 'same', 'm-Ali', 'm-Ng', {override: true});
    expect(refusal(() => judge(store, 'same', 'm-Ng', 'n-Ali')).code).toBe('JUDGEMENT_OVERRIDE');
    const {judgement} = judge(store, 'same', 'm-Ali', 'n-Ali', {override: true});
    expect(judgement.overrides).toEqual(['CO_NAMED']);
    await apply(store);
    expect(personsOf(store).filter(({mentions}) => mentions.includes('m-Ali'))[0]!.mentions).toContain('n-Ali');
  });

  test('two born more than a year apart are one person only by an override, unless one number of the date is wrong', async () => {
    const store = await born('1974-02-06', '1987-11-30', '1947-02-06', '1975-01-20', '1987');
    const refused = refusal(() => judge(store, 'same', 'm-0', 'm-1'));
    expect(refused.code).toBe('JUDGEMENT_OVERRIDE');
    expect(refused.message).toContain('BORN: their birth dates lie more than a year apart');
    expect(refusal(() => judge(store, 'same', 'm-0', 'm-4')).code).toBe('JUDGEMENT_OVERRIDE');
    expect(judge(store, 'different', 'm-0', 'm-1').judgement.overrides).toEqual([]);
    for (const near of ['m-2', 'm-3']) expect(judge(store, 'same', 'm-0', near).judgement.overrides).toEqual([]);
    // Whoever was said to be one brings birth dates along, and one that fits is enough.
    expect(judge(store, 'same', 'm-4', 'm-1').judgement.overrides).toEqual([]);
  });

  test('a judgement outlives a corrected row, rests while its record is gone, and is never dropped', async () => {
    const store = await rows('Ali', 'Ng');
    const {judgement} = judge(store, 'same', 'm-Ali', 'm-Ng', {override: true});
    const load = async (given: Parameters<typeof row>[2], name: string): Promise<void> => {
      await store.load(header(`later ${loads++}`), items([row('Ng', name, given)]), options);
      await apply(store);
    };
    const joined = (): boolean =>
      personsOf(store).some(({mentions}) => mentions.includes('m-Ali') && mentions.includes('m-Ng'));
    await load({}, 'Nguyen');
    expect(joined()).toBe(true);
    await load({withdrawn: true}, 'Ng');
    const has = (id: string): boolean => store.records().mentions.some((mention) => mention.id === id);
    const [record] = judgementsOf(store.judgementEvents());
    expect(standingOf(record!, has)).toBe('no longer applicable');
    expect(readStatus(store).judgements).toMatchObject({same: 0, notApplicable: 1});
    await load({}, 'Ng');
    expect(joined()).toBe(true);
    expect(standingOf(judgementsOf(store.judgementEvents())[0]!, has)).toBe('in force');
    expect(judgement.id).toBe(record!.id);
  });

  test.each([
    ['nobody', '', 'NOT_FOUND'],
    ['a name', "Ada Ali'; DROP TABLE judgement_event", 'NOT_FOUND'],
    ['a row of two people', 'test.csv:1', 'USAGE'],
    ['a row that is not there', 'test.csv:99:child', 'NOT_FOUND'],
    ['the same record', 'm-Ali', 'USAGE'],
  ])('refuses %s', async (_, id, code) => {
    const store = await rows('Ali');
    const refused = refusal(() => judge(store, 'different', 'm-Ali', id));
    expect(refused.code).toBe(code);
    expect(refused.message).not.toContain('DROP');
  });

  test('words are needed, are plain, and are not repeated in a refusal', async () => {
    const store = await rows('Ali', 'Ng');
    const SECRET = 'told by Quillfeather';
    for (const because of [
      `  `,
      `${SECRET}, at 12 Hidden Lane`,
      `${SECRET}\u001b[2J`,
      `${SECRET}\u202e`,
      SECRET.repeat(200),
    ]) {
      const {code, message} = refusal(() => judge(store, 'same', 'm-Ali', 'm-Ng', {because}));
      expect(code).toBe('USAGE');
      expect(message).not.toContain(SECRET);
    }
    expect(refusal(() => judge(store, 'same', 'm-Ali', 'm-Ng', {by: 'a\nb'})).code).toBe('USAGE');
    expect(store.judgementEvents()).toEqual([]);
    expect(judge(store, 'same', 'm-Ali', 'm-Ng', {because: ' two\nlines ', override: true}).judgement.because).toBe(
      'two\nlines',
    );
  });

  test('an id of former days leads to whom it went into', async () => {
    const store = await rows('Ali', 'Ng');
    const idOf = (mention: string): string => personsOf(store).find(({mentions}) => mentions.includes(mention))!.id;
    const [left, right] = [idOf('m-Ali'), idOf('m-Ng')];
    judge(store, 'same', left, right, {override: true});
    await apply(store);
    const now = idOf('m-Ali');
    const gone = [left, right].find((id) => id !== now)!;
    const {code, message} = refusal(() => judge(store, 'different', gone, 'n-Ng'));
    expect(code).toBe('NOT_FOUND');
    expect(message).toContain(`it went into ${now}`);
  });
});
