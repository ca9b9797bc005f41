import {idsOf, indexOfId} from '../base/find-by-id.ts';
import type {Pieces} from '../base/piecemeal.ts';
import type {Resolved} from '../model/resolved.ts';
import type {LinkModel} from '../resolve/link/weigh/link-model.ts';
import {withRoomForWords} from '../resolve/link/weigh/pinned-terms.ts';
import {hiddenMentions} from '../resolve/lookup/hidden-places.ts';
import {indexRecords} from '../resolve/lookup/index-records.ts';
import {PersonIndex} from '../resolve/lookup/person-index.ts';
import type {Few} from './view/few-as-of.ts';
import type {KeptLookup} from './kept/matching.ts';
import type {DecideConfig} from '../resolve/link/decide/decide-config.ts';

/**
 * Everybody known, ready to be asked who somebody is; from what a run kept, where it did. Addresses that nothing may show take no
 * part: who asks with one address after the other would see from the weight when the guess was right.
 */
export function* personIndexOf(
  {records, resolved, isMentionKnown}: Few,
  withheld: ReadonlySet<string>,
  model: LinkModel,
  config: DecideConfig,
  kept: KeptLookup | null,
): Pieces<PersonIndex> {
  const {dwellings, persons, personOf, dwellingOfMention, dwellingAsWritten} = resolved;
  const judgedApart = judgedPairs(resolved);
  if (kept !== null) {
    const {columns, dictionaries, terms} = kept;
    const ids = {mentionIds: idsOf(records.mentions), personIds: idsOf(persons)};
    const known = {columns, dictionaries, dwellings, ...ids, personOf, judgedApart, isKnown: isMentionKnown};
    return yield* PersonIndex.inPieces(known, {model, terms: withRoomForWords(terms)}, config, kept);
  }
  const isWithheld = (door: number): boolean => withheld.has(dwellings[door]?.id ?? '');
  const hidden = hiddenMentions(records.mentions, dwellingOfMention, isWithheld);
  const shown = {
    mentions: records.mentions.map((mention, row) => (hidden[row] === 1 ? {...mention, address: null} : mention)),
    ties: records.ties,
    dwellings,
    dwellingOfMention: Int32Array.from(hidden, (isHidden, row) => (isHidden === 1 ? -1 : dwellingAsWritten[row]!)),
    persons,
    personOf,
    judgedApart,
  };
  return indexRecords(shown, model, config);
}

/** Persons, by position, that somebody said are two. */
export function judgedPairs({held, persons}: Resolved): [number, number][] {
  return held
    .filter(({reason}) => reason === 'JUDGED')
    .map(({left, right}) => [indexOfId(persons, left), indexOfId(persons, right)] as [number, number])
    .filter(([left, right]) => left >= 0 && right >= 0);
}
