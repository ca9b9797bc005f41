import {contentHash} from '../../base/hash.ts';
import type {Judged} from '../groups/candidate.ts';

/** Words that say nothing of people, places or harm. */
const FIRST = [
  'Amber',
  'Birch',
  'Cedar',
  'Copper',
  'Dawn',
  'Elm',
  'Fern',
  'Granite',
  'Hazel',
  'Indigo',
  'Juniper',
  'Larch',
  'Maple',
  'Moss',
  'Oak',
  'Pebble',
];
const SECOND = [
  'Avocet',
  'Bittern',
  'Curlew',
  'Dunlin',
  'Egret',
  'Falcon',
  'Gannet',
  'Heron',
  'Kestrel',
  'Lapwing',
  'Merlin',
  'Osprey',
  'Plover',
  'Quail',
  'Siskin',
  'Teal',
];

/** A name to speak of a group by, from what its id is made of: it stays when members come or go. */
export function nameOf({rule, anchor}: Judged): string {
  const hash = contentHash([rule, ...anchor].join(' '));
  return `${FIRST[parseInt(hash[0]!, 16)]} ${SECOND[parseInt(hash[1]!, 16)]} ${parseInt(hash.slice(2, 5), 16) % 100}`;
}
