import type {Mention} from '../../model/mention.ts';
import type {Tie} from '../../model/notification.ts';
import type {Dwelling, Person} from '../../model/resolved.ts';
import {readAdoptions} from '../link/adoptions.ts';
import type {DecideConfig} from '../link/decide.ts';
import type {LinkModel} from '../link/link-model.ts';
import {PersonColumnsBuilder} from '../link/person-columns.ts';
import {boundBirths, readRelations} from '../link/relations.ts';
import {PersonIndex, type KnownPeople} from './person-index.ts';
import {countTerms, readTerms, type PinnedTerms} from './pinned-terms.ts';

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

/**
 * The index of resolved records. `terms` are the term frequencies pinned with the model; without them those of the records
 * count.
 */
export function indexRecords(
  records: ResolvedMentions,
  model: LinkModel,
  config: DecideConfig,
  terms: PinnedTerms | null = null,
): PersonIndex {
  const known = knownPeople(records);
  const {columns, dictionaries, dwellings} = known;
  return new PersonIndex(
    known,
    {
      model,
      terms: terms === null ? countTerms(columns, dwellings.length) : readTerms(terms, dictionaries, dwellings),
    },
    config,
  );
}

export function knownPeople(records: ResolvedMentions): KnownPeople {
  const {mentions, ties, dwellings, dwellingOfMention, persons, personOf, judgedApart = []} = records;
  const builder = new PersonColumnsBuilder();
  for (const [row, mention] of mentions.entries()) {
    const dwelling = dwellingOfMention[row]!;
    builder.addMention(mention, dwelling, dwellings[dwelling] ?? null);
  }
  const columns = builder.build();
  boundBirths(readRelations(mentions, ties, columns), columns);
  readAdoptions(mentions, ties, columns);
  return {
    columns,
    dictionaries: builder.dictionaries,
    dwellings,
    mentionIds: mentions.map(({id}) => id),
    personIds: persons.map(({id}) => id),
    personOf,
    judgedApart,
  };
}
