import {setAt} from '../../base/get-or-insert.ts';
import type {AlertMember} from '../../model/finding.ts';
import {rowItems} from '../../network/incidence.ts';
import {notificationId} from '../../network/network.ts';
import type {Association, Attachment, Candidate} from '../groups/candidate.ts';
import {distinct, factsOf, familiesOf} from '../groups/group.ts';
import {isNamedWith} from '../links/links.ts';
import type {Scene} from '../links/scene.ts';
import type {Link} from '../links/link.ts';

type Standing = Pick<AlertMember, 'standing' | 'because'>;

/**
 * Who makes the group, and who is in it for less. A linked adult is at its core where records name the adult with children of several of its
 * families; with those of one family chance may do, and living where a child was seen is no meeting. Where the rule rests on nothing
 * but single links (a shared telephone) all who are named are its core, and so is whom records join with another of its adults. Never one of
 * `young`, who may be children of its families.
 */
export function standingsOfAdults(
  {
    links,
    families,
    attachments,
    associations = [],
  }: Pick<Candidate, 'links' | 'families' | 'attachments' | 'associations'>,
  young: ReadonlySet<number>,
): Map<number, Standing> {
  const byAdult = Map.groupBy(links, ({adult}) => adult);
  const named = new Map([...byAdult].map(([adult, own]) => [adult, familiesOf(own.filter(isNamedWith)).length]));
  const enough = Math.min(2, Math.max(...named.values()));
  return new Map(
    [...byAdult].map(([adult, own]) => {
      const company = associations.filter(({left, right}) => left === adult || right === adult);
      const isCore = !young.has(adult) && ((enough > 0 && named.get(adult)! >= enough) || company.length > 0);
      return [
        adult,
        {
          standing: isCore ? 'core' : 'also-linked',
          because: [
            ...(young.has(adult) ? [MAY_BE_CHILD] : []),
            reasonOfAdult(own, families.length, attachments?.get(adult)),
            ...companyWords(company),
          ].join('; '),
        },
      ];
    }),
  );
}

const MAY_BE_CHILD = 'known by name alone, which a child of these families bears: may be that child';

function reasonOfAdult(own: readonly Link[], familyCount: number, attachment: Attachment | undefined): string {
  const named = own.filter(isNamedWith);
  const records = new Set(factsOf(named).flatMap((fact) => fact.records)).size;
  const homes = familiesOf(own).length - familiesOf(named).length;
  const lived = homes === 0 ? [] : [`lived where children of ${count(homes, 'family', 'families')} were seen`];
  if (named.length === 0) return `${lived.join()}; no record names this person with a child`;
  return [
    `named with children of ${familiesOf(named).length} of ${familyCount} families in ${count(records, 'record')}`,
    ...lived,
    ...(attachment === undefined ? [] : [chanceWords(attachment)]),
  ].join('; ');
}

/** With how many others of the group an adult is on record. */
function companyWords(company: readonly Association[]): string[] {
  if (company.length === 0) return [];
  const others = new Set(company.flatMap(({left, right}) => [left, right])).size - 1;
  const records = new Set(company.flatMap(({records: own}) => own)).size;
  return [`on record with ${count(others, 'other adult')} of the group in ${count(records, 'record')}`];
}

const chanceWords = ({links, byChance}: Attachment): string =>
  `by chance ${byChance < LEAST_TOLD ? `fewer than ${LEAST_TOLD}` : Number(byChance.toPrecision(2))} adults of the hub would have ` +
  `${links === 1 ? 'a link' : `${links} links or more`} to families that others here share`;

/** Fewer adults than this are not told apart. */
const LEAST_TOLD = 0.001;

/**
 * A child is at the core where a record of the group names it or tells that it was there; brothers and sisters whom none names are in
 * the alert because they may be in the same danger.
 */
export function standingsOfChildren(
  {network}: Scene,
  {links, sightings, notifications}: Pick<Candidate, 'links' | 'sightings' | 'notifications'>,
  children: readonly number[],
): Map<number, Standing> {
  const records = new Map<number, Set<string>>();
  const add = (child: number, ids: readonly string[]): void => {
    const own = setAt(records, child);
    for (const id of ids) own.add(id);
  };
  for (const {child, records: own} of factsOf(links)) add(child, own);
  for (const {child, record} of sightings) add(child, [record]);
  for (const at of distinct(notifications))
    for (const part of rowItems(network.involvementsIn, at))
      add(network.involvements.person[part]!, [notificationId(network, at)]);
  return new Map(
    children.map((child): [number, Standing] => {
      const own = records.get(child)?.size ?? 0;
      if (own === 0)
        return [
          child,
          {
            standing: 'also-linked',
            because: 'of one family with a child that is named; no record of the group names this one',
          },
        ];
      return [child, {standing: 'core', because: `named in ${count(own, 'record')} of the group`}];
    }),
  );
}

const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;
