import {z} from 'zod';
import {groupAround, startAtHome, startAtPerson, type Around} from '../../clusters/around.ts';
import {hubOf} from '../../clusters/chance/hub-chance.ts';
import {RingfenceError} from '../../base/errors.ts';
import {sealedNetwork} from '../../network/guard/shown.ts';
import type {Inquiry} from '../inquiry.ts';
import {count, optionalText} from '../parameters.ts';
import {labelsOf, nameOf, personId} from '../people.ts';
import {question, type Question} from '../question.ts';
import {setScene} from '../../clusters/set-scene.ts';

/** Local expansion from a person or a home, with what chance would give beside each step. */
export const clusterAround: Question = question({
  name: 'cluster-around',
  number: null,
  asks: 'Which adults are linked to the same families as this person, or to the families whose children were seen at this home?',
  method:
    'Starts from the families that the adult is linked to beside their own, the child\'s own family, or the families whose children were seen at the home. Adults linked to as many of them as chance gives to few come in (at most `chance` percent of those who are), and families that two of these share are looked at in the next step. "expected" says how many adults of the hub chance would link to as many of the families; it is a place to look and no alert.',
  parameters: z.strictObject({
    person: optionalText('Adult or child to start from (a person id)'),
    home: optionalText('Home to start from (a dwelling id)'),
    chance: count(20, 'Percent of those who come in that chance may give'),
    steps: count(2, 'Steps from the start, at most'),
  }),
  columns: {
    step: 'Step from the start',
    person: 'Adult who came in',
    name: 'Name most records give',
    shared: 'Families in common with the group',
    families: 'Families linked to in all',
    expected: 'Adults expected by chance to have as many in common',
    seen: 'Adults who have',
    children: 'Children of those families whom records name with the adult',
    records: 'Records of these links',
  },
  answer: (inquiry, {person, home, chance, steps}) => {
    if ((person === undefined) === (home === undefined))
      throw new RingfenceError('USAGE', 'cluster-around starts from one place: give either person or home.');
    const scene = setScene(sealedNetwork(inquiry.scene.network), inquiry.clusters);
    const hub = hubOf(scene, scene.links);
    if (hub === null) return [];
    const start =
      person !== undefined
        ? startAtPerson(scene, inquiry.personAt(person))
        : {...startAtHome(scene, homeAt(inquiry, home!)), adults: []};
    return groupAround(hub.background.telling, hub.exposure, start, {
      chanceShareMax: chance / 100,
      stepsMax: steps,
    }).map((one) => rowOf(inquiry, one));
  },
});

function homeAt(inquiry: Inquiry, id: string): number {
  const dwelling = inquiry.withheld.has(id) ? -1 : inquiry.resolved.dwellings.findIndex((one) => one.id === id);
  if (dwelling < 0)
    throw new RingfenceError('NOT_FOUND', `There is no home ${id} here: "ringfence ask homes" lists them.`);
  return dwelling;
}

function rowOf(inquiry: Inquiry, {adult, step, links, ofFamilies, expected, seen}: Around) {
  const facts = links.flatMap((link) => link.facts);
  const children = [...new Set(facts.map(({child}) => child))].sort((left, right) => left - right);
  return {
    step,
    person: personId(inquiry, adult),
    name: nameOf(inquiry, adult),
    shared: links.length,
    families: ofFamilies,
    expected: Number(expected.toPrecision(2)),
    seen,
    children: labelsOf(inquiry, children),
    records: [...new Set(facts.flatMap(({records}) => records))].sort(),
  };
}
