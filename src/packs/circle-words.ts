import type {CirclePicture, CircleStyle} from '../graphs/circle-picture.ts';
import {agencyWords, listWords, notificationWords, tieWords} from '../model/words.ts';
import type {CircleFamily} from './circle.ts';
import type {Acquaintance, Bond} from './bonds.ts';

/** Families with their names; people without relatives in the circle stand together at the end. */
export function titledFamilies(families: readonly CircleFamily[]): {title: string; people: Acquaintance[]}[] {
  const isAlone = ({relation, people}: CircleFamily): boolean => relation === 'other' && people.length === 1;
  let number = 0;
  const named = families
    .filter((family) => !isAlone(family))
    .map(({relation, people}) => ({title: TITLES[relation] ?? `Family ${++number}`, people}));
  const alone = families.filter(isAlone).flatMap(({people}) => people);
  return alone.length === 0 ? named : [...named, {title: 'Others, of whom no relative is here', people: alone}];
}

const TITLES: Partial<Record<CircleFamily['relation'], string>> = {own: 'Own family', partner: 'Family of a partner'};

/** The gravest of what joins somebody decides how they are drawn. */
function circleStyle(bonds: readonly Bond[]): CircleStyle {
  if (bonds.some(({isSuspicion}) => isSuspicion)) return 'suspicion';
  const {via} = bonds[0]!;
  return via === 'notification' ? 'named' : via;
}

/** All bonds in a few words: "associate; one address; named together 3 times". */
function shortBonds(bonds: readonly Bond[]): string {
  const times = bonds.reduce((sum, bond) => sum + (bond.via === 'notification' ? bond.times : 0), 0);
  return [
    ...bonds.flatMap(({via, what}) => (via === 'tie' ? [tieWords(what)] : [])),
    ...(bonds.some(({via}) => via === 'home') ? ['one address'] : []),
    ...(times === 0 ? [] : [`named together ${times === 1 ? 'once' : `${times} times`}`]),
  ].join('; ');
}

/** One bond with its days, agencies and number of records; `dayWords` says a day `YYYY-MM-DD` as its reader writes days. */
export function bondWords(bond: Bond, dayWords: (iso: string) => string): string {
  const {via, what, kinds, times, from, to, agencies, records} = bond;
  const until = to === null ? ', no end recorded' : to === from ? '' : ` to ${dayWords(to)}`;
  return [
    (via === 'tie' ? tieWords(what) : what) + (kinds.length === 0 ? '' : `: ${listWords(kinds, notificationWords)}`),
    ...(via === 'notification' && times > 1 ? [`${times} incidents`] : []),
    `${dayWords(from)}${until}`,
    listWords(agencies, agencyWords),
    `${records.length} ${records.length === 1 ? 'record' : 'records'}`,
  ].join('; ');
}

/** What the picture of a circle shows; `nameOf` says how each person, by position in the network, is called. */
export const pictureOf = (
  name: string,
  families: readonly CircleFamily[],
  nameOf: (person: number) => string,
): CirclePicture => ({
  name,
  families: titledFamilies(families).map(({title, people}) => ({
    title,
    people: people.map(({person, bonds}) => ({
      name: nameOf(person),
      words: shortBonds(bonds),
      style: circleStyle(bonds),
      records: new Set(bonds.flatMap(({records}) => records)).size,
    })),
  })),
});
