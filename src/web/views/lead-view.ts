import type {Policy} from '../../access/policy.ts';
import {apartWords} from '../../clusters/leads.ts';
import type {Lead} from '../../model/lead.ts';
import {linkWords, listWords} from '../../model/words.ts';
import type {Network} from '../../network/network.ts';
import {Labels, type Showing} from '../labels.ts';
import {countWords} from '../../base/count-words.ts';
import {shortNumber} from '../render.ts';
import {recordLines} from './alert-parts.ts';

/** Ids of everybody whom the page of a lead shows, for the audit log. */
export const peopleOf = ({left, right, families}: Lead): string[] => [
  ...new Set([left, right, ...families.flatMap(({children}) => children)]),
];

/** The two are adults 1 and 2, their families and children are numbered in order. */
function leadLabels(network: Network, lead: Lead, showingOf: (id: string) => Showing): Labels {
  const roles = new Map([
    [lead.left, 'Adult 1'],
    [lead.right, 'Adult 2'],
  ]);
  for (const [at, {id}] of lead.families.entries()) roles.set(id, `Family ${at + 1}`);
  for (const [at, child] of [...new Set(lead.families.flatMap(({children}) => children))].entries())
    roles.set(child, `Child ${at + 1}`);
  return new Labels(network, showingOf, roles);
}

/** A lead as the list shows it. */
export function leadRow(lead: Lead, network: Network, showing: Showing): object {
  const labels = leadLabels(network, lead, () => showing);
  return {
    id: lead.id,
    left: labels.of(lead.left),
    right: labels.of(lead.right),
    families: countWords(lead.families.length, 'family', 'families'),
    alone: aloneWords(lead),
    why: apartWords(lead.reason),
    sure: sureWords(lead),
  };
}

/** A lead on one page: the question, what hangs on it, and each link with its records. */
export function leadView(lead: Lead, network: Network, showingOf: (id: string) => Showing, policy: Policy): object {
  const labels = leadLabels(network, lead, showingOf);
  const lines = recordLines(network.records, policy);
  return {
    ...leadRow(lead, network, 'numbers'),
    adults: [lead.left, lead.right].map((id) => ({id, label: labels.atLength(id)})),
    expected: shortNumber(lead.expected),
    links: lead.links.map(({adult, family, children, kinds, records}) => ({
      adult: labels.of(adult),
      family: labels.of(family),
      children: children.map((child) => labels.of(child)).join(', '),
      kinds: listWords(kinds, linkWords),
      records: lines(records),
    })),
    ids: [lead.left, lead.right],
  };
}

const aloneWords = ({alone: [left, right]}: Lead): string =>
  `alone, the one is linked to ${countWords(left, 'family', 'families')} and the other to ${right}`;

function sureWords({bits, namesakes}: Lead): string {
  const weight = bits === null ? '' : `${bits} bits that they are one, among adults who are linked so`;
  if (namesakes === null) return weight;
  const others =
    namesakes === 0 ? 'the hub knows nobody else of that name' : `the hub knows ${namesakes} more of that name`;
  return weight === '' ? others : `${weight}; ${others}`;
}
