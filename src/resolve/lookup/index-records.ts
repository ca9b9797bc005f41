import {atOnce} from '../../base/piecemeal.ts';
import type {Mention} from '../../model/mention.ts';
import type {Tie} from '../../model/notification.ts';
import type {Dwelling, Person} from '../../model/resolved.ts';
import type {LinkModel} from '../link/weigh/link-model.ts';
import {termsWithRoom} from '../link/weigh/pinned-terms.ts';
import {readMentions} from '../match-table.ts';
import {PersonIndex} from './person-index.ts';
import type {KnownPeople} from './known-people.ts';
import type {DecideConfig} from '../link/decide/decide-config.ts';

/** Mentions in order of id with what was worked out from them; indices are positions in these lists. */
export type ResolvedMentions = {
  mentions: readonly Mention[];
  ties: readonly Tie[];
  dwellings: readonly Dwelling[];
  dwellingOfMention: Int32Array;
  persons: readonly Person[];
  personOf: Int32Array;
  /** Pairs of persons, by index, that somebody said are two: no mention may tie them together. */
  judgedApart?: readonly (readonly [number, number])[];
};

/** The index of resolved records; term frequencies are those of the model where it is pinned, and else those of the records. */
export function indexRecords(records: ResolvedMentions, model: LinkModel, config: DecideConfig): PersonIndex {
  const known = knownPeople(records);
  const terms = termsWithRoom(model, known.columns, known.dwellings);
  return atOnce(PersonIndex.inPieces(known, {model, terms}, config));
}

export function knownPeople(records: ResolvedMentions): KnownPeople {
  const {mentions, ties, dwellings, dwellingOfMention, persons, personOf, judgedApart = []} = records;
  const {columns, dictionaries} = readMentions({mentions, ties, dwellingOf: dwellingOfMention, dwellings});
  return {
    columns,
    dictionaries,
    dwellings,
    mentionIds: mentions.map(({id}) => id),
    personIds: persons.map(({id}) => id),
    personOf,
    judgedApart,
  };
}
