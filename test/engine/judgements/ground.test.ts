import {expect, test} from 'vitest';
import {isGuarded} from '../../../src/engine/judgements/ground.ts';
import {address, mention, records, resolve, stay} from '../../support/records.ts';

const [open, secret, refuge] = ['1 High Street', '9 Safe Street', '5 Quiet Court'].map((text) => address(text, null));
const closed = {...secret!, protected: true};

/** Whether words about a mention may give an address away; the door of `refuge` is withheld. */
function isGuardedOf(id: string): boolean {
  const [atHome, written, placed, stayed, moved] = [
    mention('home', {address: open!}),
    mention('written', {address: closed}),
    mention('placed', {address: refuge!}),
    mention('stayed'),
    mention('moved', {address: open!}),
  ] as const;
  const all = records({
    mentions: [atHome, written, placed, stayed, moved],
    stays: [stay(atHome, open!), stay(stayed, closed), stay(moved, refuge!)],
  });
  return isGuarded([id, 'not-there'], {records: all, resolved: resolve(all)}, new Set([refuge!.text]));
}

test('words about somebody are guarded by any address of theirs that nothing may show, and by nobody else’s', () => {
  const told = ['home', 'written', 'placed', 'stayed', 'moved'].map((id) => [id, isGuardedOf(id)]);
  expect(told).toEqual([
    ['home', false],
    ['written', true],
    ['placed', true],
    ['stayed', true],
    ['moved', true],
  ]);
  expect(isGuardedOf('nobody')).toBe(false);
});
