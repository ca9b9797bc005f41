import {DAY_MAX, dayToIso} from '../../base/day.ts';
import {ACCESS, agenciesOf, harmBy, unrelatedGroups} from '../../questions/facts.ts';
import {childLinks} from '../../questions/adults/across-families.ts';
import {childrenThere, placeOf} from '../../questions/homes.ts';
import type {Inquiry} from '../../questions/inquiry.ts';
import {minorsOf, partnershipsOf} from '../../questions/kin.ts';
import {agencyWords, recordKindWords, tieWords} from '../../model/words.ts';
import {dayText, labelsOf, labelOf} from '../../questions/people.ts';
import {joinsOfOne} from '../../network/around/paths.ts';
import {stayId} from '../../network/network.ts';
import {notificationIds} from '../../signals/facts/event.ts';
import {victimGroups} from '../../signals/facts/victims.ts';
import {listed, type Sheet} from '../sheet.ts';
import {birthChildrenOf, type MaracCase} from './case.ts';

/** Whom else the perpetrator is recorded to have harmed, people who belong together as one group. */
export function otherVictimsSheet(inquiry: Inquiry, {suspect, victim}: MaracCase): Sheet {
  const groups = victimGroups(inquiry.scene, harmBy(inquiry, suspect), suspect, DAY_MAX);
  return {
    id: 'other-victims',
    title: 'Other victims',
    intro:
      'People of whose harm records name the perpetrator as suspect, without the victim of this case and those who belong with them. Victims whom kin, one incident or one home joins are one group.',
    head: ['victims', 'incidents', 'marked unsubstantiated or malicious', 'first', 'last', 'agencies', 'records'],
    rows: groups
      .filter(({persons}) => !persons.includes(victim))
      .map(({persons, events}) => [
        listed(labelsOf(inquiry, persons)),
        events.length,
        events.filter(({disputed}) => disputed).length,
        dayToIso(events[0]!.day),
        dayToIso(events.at(-1)!.day),
        listed(agenciesOf(events).map(agencyWords)),
        listed(notificationIds(inquiry.scene, events)),
      ]),
  };
}

export function partnersSheet(inquiry: Inquiry, {suspect}: MaracCase): Sheet {
  return {
    id: 'partners',
    title: 'Partners, former partners and their children',
    intro:
      'Partners on record, and those with whom the perpetrator has a child. Their addresses are left out: they may be safe there.',
    head: ['partner', 'as', 'known since', 'children under 18', 'records'],
    rows: partnershipsOf(inquiry, suspect).map(({partner, kind, since, records}) => [
      labelOf(inquiry, partner),
      tieWords(kind),
      dayText(since),
      listed(labelsOf(inquiry, minorsOf(inquiry, partner))),
      listed(records),
    ]),
  };
}

/** Families of which the perpetrator is no parent, to whose children something joins them: step-children first of all. */
export function otherFamiliesSheet(inquiry: Inquiry, {suspect, children}: MaracCase): Sheet {
  const own = new Set([...children, ...birthChildrenOf(inquiry, suspect)]);
  const links = childLinks(inquiry, suspect, ACCESS, joinsOfOne).filter(({to}) => !own.has(to));
  const groups = unrelatedGroups(
    inquiry,
    links.map(({to}) => to),
    suspect,
  );
  return {
    id: 'other-families',
    title: 'Children of other families',
    intro:
      'Children whom a recorded tie, one notification or one home at one time joins to the perpetrator, families apart from one another on their own lines.',
    head: ['children', 'since', 'by', 'records'],
    rows: groups
      .map((group) =>
        links.filter(({to}) => group.includes(to)).sort((left, right) => left.day - right.day || left.to - right.to),
      )
      .sort((left, right) => left[0]!.day - right[0]!.day || left[0]!.to - right[0]!.to)
      .map((family) => [
        listed(
          labelsOf(
            inquiry,
            family.map(({to}) => to),
          ),
        ),
        dayToIso(family[0]!.day),
        listed(family.map(({kind}) => recordKindWords(kind))),
        listed(family.flatMap(({records}) => records)),
      ]),
  };
}

/** Where records put the perpetrator, and with which children; never where the victim or a former partner went without them. */
export function addressesSheet(inquiry: Inquiry, {suspect}: MaracCase): Sheet {
  return {
    id: 'addresses',
    title: 'Addresses over time',
    intro:
      'Spells worked out from all records that say where the perpetrator lives. A protected address, or one that would lead to it, is not shown, and nor is anything of it.',
    head: ['from', 'to', 'address', 'children there then', 'records'],
    rows: inquiry.spellsOf(suspect).flatMap((spell) => {
      const {dwelling, address} = placeOf(inquiry, spell.dwelling);
      if (dwelling === null) return [];
      return [
        [
          dayText(spell.from),
          dayText(spell.to),
          address,
          listed(labelsOf(inquiry, childrenThere(inquiry, spell))),
          listed(spell.stays.map((stay) => stayId(inquiry.network, stay)).sort()),
        ],
      ];
    }),
  };
}
