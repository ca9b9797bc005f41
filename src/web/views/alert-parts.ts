import type {Policy, Release} from '../../access/policy.ts';
import {releaseOf} from '../../access/sight.ts';
import {agencySentence} from '../../graphs/alert-words.ts';
import {layOut} from '../../graphs/picture-layout.ts';
import {pairKey} from '../../engine/judgements/pair-states.ts';
import type {Alert, AlertLink} from '../../model/finding.ts';
import type {Records} from '../../model/records.ts';
import type {Agency} from '../../model/source.ts';
import {agencyWords, associationWords, linkWords, listWords} from '../../model/words.ts';
import {recordLine, type RecordLine} from '../../packs/record-line.ts';
import type {Labels} from '../labels.ts';
import {countWords} from '../../base/count-words.ts';
import {shortNumber} from '../render.ts';
import {chanceWords} from './queue-view.ts';

/** Where the records of one link stand on the page. */
const anchorOf = (at: number): string => `link-${at + 1}`;

/** Adults by families; a cell leads to the records of its links. Empty where the alert is about no adult. */
export function matrixOf(alert: Alert, labels: Labels): object {
  const {adults, families} = layOut(alert);
  const cell = (adult: string, family: string): object[] =>
    alert.links.flatMap((link, at) =>
      link.adult === adult && link.family === family
        ? [
            {
              href: `#${anchorOf(at)}`,
              records: countWords(link.records.length, 'record'),
              kinds: listWords(link.kinds, linkWords),
            },
          ]
        : [],
    );
  return {
    families: families.map(({id}) => {
      const {children} = alert.families.find((family) => family.id === id)!;
      return {name: labels.of(id), children: children.map((child) => labels.of(child)).join(', ')};
    }),
    rows: adults.map(({id}) => ({name: labels.of(id), cells: families.map((family) => cell(id, family.id))})),
  };
}

/** What a reader follows a link by: the records behind each, and behind who is on record with whom. An alert without links has those that it rests on. */
export const annexOf = (alert: Alert, labels: Labels, linesOf: LinesOf): object => ({
  links: linksOf(alert, labels, linesOf),
  associations: associationsOf(alert, labels, linesOf),
  evidence: alert.links.length === 0 ? linesOf(alert.evidence) : [],
});

/** Every link with the records behind it, each as its agency holds it. */
function linksOf({links}: Alert, labels: Labels, linesOf: LinesOf): object[] {
  return links.map((link: AlertLink, at) => ({
    anchor: anchorOf(at),
    adult: labels.of(link.adult),
    family: labels.of(link.family),
    children: link.children.map((child) => labels.of(child)).join(', '),
    kinds: listWords(link.kinds, linkWords),
    agencies: listWords(link.agencies, agencyWords),
    records: linesOf(link.records),
  }));
}

const associationsOf = ({associations = []}: Alert, labels: Labels, linesOf: LinesOf): object[] =>
  associations.map(({adults: [one, other], kinds, agencies, records}) => ({
    adults: `${labels.of(one)} and ${labels.of(other)}`,
    kinds: listWords(kinds, associationWords),
    agencies: listWords(agencies, agencyWords),
    records: linesOf(records),
  }));

/** Records by their ids, in order of time. */
export type LinesOf = (ids: readonly string[]) => (RecordLine & {release: string})[];

/** Records as they are shown, each with how far its owner lets it go. */
export function recordLines(records: Records, policy: Policy): LinesOf {
  const released = (line: RecordLine): RecordLine & {release: string} => ({
    ...line,
    release: releaseWords(policy, line),
  });
  return (ids) =>
    ids
      .flatMap((id) => recordLine(records, id) ?? [])
      .map(released)
      .sort((left, right) =>
        left.eventAt === right.eventAt ? (left.id < right.id ? -1 : 1) : left.eventAt < right.eventAt ? -1 : 1,
      );
}

const RELEASES: Readonly<Record<Release, string>> = {
  shareable: 'may be shared',
  ask: 'ask its owner first',
  withheld: 'stays in the hub',
};

/** How far the owner of a record lets it go, in words. */
export const releaseWords = (policy: Policy, {id, agency}: {id: string; agency: string}): string =>
  RELEASES[releaseOf(policy, {id, agency: agency as Agency})];

export function chanceOf({chance}: Alert): object {
  const {model, statistic, observed, expected, p, q, byChance, draws, hypotheses} = chance;
  return {
    words: chanceWords(q),
    rows: [
      {text: `Observed: ${statistic}`, value: shortNumber(observed)},
      {text: 'Expected by chance', value: shortNumber(expected)},
      {text: 'Null model (what chance is taken to be)', value: model},
      {text: 'p', value: shortNumber(p)},
      {text: 'q (share that chance is expected to have in the groups at least as striking)', value: shortNumber(q)},
      {text: 'Groups as striking that a hub without clusters shows on average', value: shortNumber(byChance)},
      {text: 'Draws of the null model', value: String(draws)},
      {text: 'Groups tested', value: String(hypotheses)},
    ],
  };
}

const RESULTS = {
  'ruled-out': {text: 'Ruled out by records', tag: 'govuk-tag--grey'},
  possible: {text: 'Possible', tag: 'govuk-tag--yellow'},
  'not-tested': {text: 'Not tested', tag: 'govuk-tag--orange'},
} as const;

export const benignOf = ({benign}: Alert, labels: Labels): object[] =>
  benign.map(({check, result, text}) => ({check, ...RESULTS[result], why: labels.inWords(text)}));

/** Single records and identities whose error would dissolve it; a record leads to where it stands on the page. */
export function weaknessesOf({fragility, identities}: Alert, labels: Labels, linesOf: LinesOf): object {
  const ofRecords = fragility.filter(({kind}) => kind === 'record').map(({id}) => id);
  return {
    records: linesOf(ofRecords),
    identities: fragility.filter(({kind}) => kind === 'identity').map(({id}) => ({id, label: labels.of(id)})),
    assumed: identities.map(({left, right, weight}) => ({
      left: labels.of(left),
      right: labels.of(right),
      weight: shortNumber(weight),
      pair: pairKey(left, right),
    })),
  };
}

export const nearestOf = ({nearest}: Alert, labels: Labels): object[] =>
  nearest.map(({person, family, kinds, missing}) => ({
    person: labels.of(person),
    family: labels.of(family),
    kinds: listWords(kinds, linkWords),
    missing,
  }));

export function agenciesOf(alert: Alert): object {
  return {
    rows: alert.agencies.map(({agency, links: own, ofLinks, records, alone}) => ({
      agency: agencyWords(agency),
      links: `${own} of ${ofLinks}`,
      records,
      alone: alone ? 'Yes' : 'No',
    })),
    words: agencySentence(alert),
  };
}
