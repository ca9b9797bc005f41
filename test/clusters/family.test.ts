import {expect, test} from 'vitest';
import {FAMILIES, World, adultsIn, alertsOf, linksFrom, sharedWorld} from '../support/cluster-world.ts';
import {tie} from '../support/records.ts';

// Who is family, by records or by what they leave out.

/** One man, whom records call partner of the mother in `families` and who is suspect in harm to a child of each. */
function partnerWorld(families: readonly number[]): World {
  const world = new World();
  for (const [at, family] of families.entries()) {
    const day = `2021-${String(at + 1).padStart(2, '0')}-15`;
    world.suspect('man', family, day);
    world.suspect('man', family, `2021-${String(at + 1).padStart(2, '0')}-25`);
    world.ties.push(tie(world.say('man', day), world.say(`mother${family}`, day), 'partner'));
    // A child's record writes of the mother's partner as "partner".
    world.ties.push(tie(world.say('man', day), world.say(`child${family}-1`, day), 'partner'));
  }
  for (let family = 20; family <= FAMILIES; family++) world.suspect(`single${family}`, family, '2021-11-01');
  return world;
}

test('who goes from family to family as the partner of each mother is family of none, and their families are not related', () => {
  const [alert, ...others] = alertsOf(partnerWorld([3, 7, 11, 15]).records());
  expect(others).toEqual([]);
  expect(adultsIn(alert!)).toEqual(['man']);
  expect(alert!.families).toHaveLength(4);
});

test('two who are partners in the same two families, one after the other, are family of neither', () => {
  const world = partnerWorld([3, 7]);
  const follow = (family: number): void => {
    const day = `2021-0${family}-20`;
    const man = world.say('other', day);
    world.ties.push(tie(man, world.say(`mother${family}`, day), 'partner'));
    // A form that has one column for a father or a partner calls him a parent; the tie says which.
    world.report(day, [
      [world.say(`child${family}-1`, day), 'subject'],
      [man, 'parent'],
    ]);
    world.ties.push(tie(man, world.say(`child${family}-1`, day), 'step-parent'));
  };
  follow(3);
  expect(linksFrom(world.records())).not.toContain('man');
  follow(7);
  expect(linksFrom(world.records()).filter((adult) => adult === 'man')).toHaveLength(2);
  // A father in one of the two, as far as records tell.
  const father = partnerWorld([3, 7]);
  father.ties.push(tie(father.say('other', '2021-03-01'), father.say('child3-2', '2021-03-01'), 'parent'));
  for (const family of [3, 7])
    father.ties.push(tie(father.say('other', '2021-03-01'), father.say(`mother${family}`, '2021-03-01'), 'partner'));
  expect(linksFrom(father.records())).not.toContain('man');
});

test('three who follow one another round three families are family of none; two thirds of the way round they still are', () => {
  const round = (steps: readonly (readonly [string, number])[]): string[] => {
    const world = partnerWorld([3, 7]);
    for (const [man, family] of steps) {
      const day = `2021-0${(family % 8) + 1}-20`;
      world.ties.push(tie(world.say(man, day), world.say(`mother${family}`, day), 'partner'));
    }
    return linksFrom(world.records());
  };
  const part = [
    ['second', 7],
    ['second', 11],
    ['third', 11],
  ] as const;
  expect(round(part)).not.toContain('man');
  expect(round([...part, ['third', 3]]).filter((adult) => adult === 'man')).toHaveLength(2);
});

test('a partner in a second family, and a father of children in each, are family', () => {
  expect(linksFrom(partnerWorld([3, 7]).records())).not.toContain('man');
  const world = partnerWorld([3, 7, 11, 15]);
  for (const family of [3, 7, 11, 15])
    world.ties.push(tie(world.say('man', '2021-09-01'), world.say(`child${family}-2`, '2021-09-01'), 'parent'));
  expect(linksFrom(world.records())).not.toContain('man');
});

test('an alert says how many of its links would have to be between relatives whom nobody recorded for it to fall', () => {
  const [alert] = alertsOf(sharedWorld().records());
  const {result, text} = alert!.benign.find(({check}) => check === 'family that nobody recorded')!;
  expect(result).toBe('not-tested');
  const [stands, all, falls] = [...text.matchAll(/\d+/g)].map(([number]) => Number(number));
  expect({all, falls}).toEqual({all: 9, falls: stands! + 1});
  // Three adults of three families: with five links gone too little is left, with none it stands.
  expect(falls).toBeGreaterThan(1);
  expect(falls).toBeLessThan(9);
});

test('aunts in one another’s reports are family and no cluster', () => {
  const world = new World();
  const families = [3, 7, 11];
  const day = '2020-02-01';
  const grandmother = world.say('grandmother', day);
  for (const family of families) world.ties.push(tie(grandmother, world.say(`mother${family}`, day), 'parent'));
  for (const family of families) {
    for (const other of families)
      if (other !== family) world.suspect(`mother${other}`, family, `2021-0${family % 9}-01`);
  }
  expect(alertsOf(world.records())).toEqual([]);
});
