import {shortId} from '../base/hash.ts';
import type {Mention} from '../model/mention.ts';
import type {Person} from '../model/resolved.ts';
import type {Clusters} from './link/decide/clusters.ts';

/** The id of a person is that of its anchor, the mention received first: later records do not change it. */
export function namePersons(
  clusters: Clusters,
  mentions: readonly Mention[],
): {persons: Person[]; personOf: Int32Array} {
  const ofRoot: (number[] | undefined)[] = Array.from({length: mentions.length});
  const members: number[][] = [];
  for (let index = 0; index < mentions.length; index++) {
    if (mentions[index]!.staff) continue;
    const root = clusters.find(index);
    const known = ofRoot[root];
    if (known === undefined) members.push((ofRoot[root] = [index]));
    else known.push(index);
  }
  const made = members.map((indices) => {
    let anchor = indices[0]!;
    for (const index of indices) if (mentions[index]!.receivedAt < mentions[anchor]!.receivedAt) anchor = index;
    return {id: shortId('P', mentions[anchor]!.id), indices};
  });
  made.sort((left, right) => (left.id < right.id ? -1 : 1));
  const personOf = new Int32Array(mentions.length).fill(-1);
  const persons = made.map(({id, indices}, person) => {
    for (const index of indices) personOf[index] = person;
    return {id, mentions: indices.map((index) => mentions[index]!.id)};
  });
  return {persons, personOf};
}
