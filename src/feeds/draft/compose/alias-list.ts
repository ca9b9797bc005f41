import type {Block, Tree} from '../noted.ts';
import {headerWords} from '../words/cut-header.ts';

/** Whether a file lists other names of people whom another file of the delivery has under the same numbers ("ndelius_alias.csv"). */
export const listsAliases = (file: string): boolean =>
  /\b(?:alias|aliases|aka|other names?)\b/.test(headerWords(file).join(' '));

/** What such a list calls somebody is what they are also known as: as their name it would part its bearer from all other records. */
export function takeForAliases(person: Block): void {
  const {name, names} = person;
  if (name === undefined || (person['identifiers'] as Block | undefined)?.['local'] === undefined) return;
  const parted = partedName(name);
  const known: Block =
    parted === null
      ? {use: 'known-as', full: name}
      : {use: 'known-as', given: parted['given'], family: parted['family']};
  delete person['name'];
  person['names'] = [known, ...(Array.isArray(names) ? names : [])];
}

const partedName = (name: Tree): Block | null =>
  typeof name === 'object' && ('given' in name || 'family' in name) ? (name as Block) : null;
