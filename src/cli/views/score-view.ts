import {openWords, pooled, type EventScore} from '../../engine/evaluate/events.ts';
import {memberWords} from '../../engine/evaluate/findings.ts';
import {recallGap} from '../../engine/evaluate/groups.ts';
import {ifOneWords} from '../../engine/evaluate/if-one.ts';
import type {RunEvaluation} from '../../engine/evaluate/run.ts';
import {table} from '../output.ts';

type Row = [question: string, result: string];

/** The truth of the borough beside what was worked out, one line a question. */
export function scoreTable(scores: RunEvaluation): string {
  const rows = [...recordRows(scores), ...alertRows(scores), ...personRows(scores)];
  return `\nAgainst the truth of the borough\n${table(['question', 'result'], rows)}`;
}

const share = (value: number): string => value.toFixed(4);
const of = ({found, planted}: {found: number; planted: number}): string => `${found} of ${planted}`;
const pairwise = ({precision, recall}: {precision: number; recall: number}): string =>
  `${share(precision)}, ${share(recall)}`;

/** What was made of the records: who is who, front doors, incidents, refusals. */
function recordRows(scores: RunEvaluation): Row[] {
  const {persons, identified, identifiedGroups, guises, hardCases, dwellings, incidents, quarantine} = scores;
  return [
    ['persons: pairwise precision, recall', pairwise(persons.pairwise)],
    ['persons: B-cubed F1', share(persons.bCubed.f1)],
    ['mentions with a birth date or a number: precision, recall', pairwise(identified.pairwise)],
    ['the same, recall gap between naming customs', share(recallGap(identifiedGroups, 'custom'))],
    ...Object.entries(guises).map(([kind, {people, linked}]): Row => [
      `${kind} (linked at least once)`,
      `${linked} of ${people}`,
    ]),
    ...Object.entries(hardCases).map(([kind, {verdict, cases, right}]): Row => [
      `${kind} (${verdict})`,
      `${right} of ${cases} right`,
    ]),
    ['front doors: pairwise precision, recall', pairwise(dwellings.pairwise)],
    ['incidents: pairwise precision, recall', pairwise(incidents.pairwise)],
    ['spoiled rows refused', `${quarantine.both} of ${quarantine.spoiled}`],
  ];
}

function alertRows({clusters, alerts, members, ifOne, decoys}: RunEvaluation): Row[] {
  return [
    ['planted clusters found by an alert', of(clusters)],
    [
      'alerts that find no planted cluster',
      `${alerts.withoutCluster} of ${alerts.all}, ${alerts.ofSerial} of them a planted serial perpetrator`,
    ],
    ['people of alerts that find one who are of it: at the core; also linked', memberWords(members)],
    ['adults held apart who would link several families: pairs that are one', ifOneWords(ifOne)],
    ['decoys that alert', of(decoys)],
  ];
}

/** Flags of persons. */
function personRows({serial, coresidence, events, escalation}: RunEvaluation): Row[] {
  return [
    [
      'planted serial perpetrators flagged; planted adults newly living with a child',
      `${of(serial)}; ${of(coresidence)}`,
    ],
    ...eventRows(events),
    [
      'escalating series flagged on any day; controls flagged; persons flagged in all',
      `${of(escalation.escalating)}; ${of(escalation.control)}; ${escalation.flagged}`,
    ],
  ];
}

/** Flags against everything that is true of the borough, whoever planted it. */
function eventRows(events: RunEvaluation['events']): Row[] {
  if (events === null) return [];
  const ofSaid = ({said, right, shown, found, told, toldFound}: EventScore): string =>
    `${right} of ${said} true; ${found} of ${shown} found` +
    (told === shown ? '' : `, ${toldFound} of ${told} that name both households together`);
  const {offence, allegation, domestic} = events.coresidence;
  return [
    ['all serial perpetrators: flags; those that records show', ofSaid(events.serial)],
    [
      'all adults of concern newly living with a child, with the child: flags; those that records show',
      ofSaid(pooled(events)),
    ],
    [
      'the same by concern: offence / allegation / domestic abuse',
      `${ofSaid(offence)} / ${ofSaid(allegation)} / ${ofSaid(domestic)}`,
    ],
    ['adults of concern of whom that is left open: flags; found with them', openWords(events.open)],
  ];
}
