import {z} from 'zod';
import {addMonths, dayToIso} from '../../base/day.ts';
import type {Event} from '../../signals/facts/event.ts';
import {EVENT_COLUMNS, eventCells, harmTo, originOf, stateOf} from '../facts.ts';
import type {Inquiry} from '../inquiry.ts';
import {count} from '../parameters.ts';
import {isChild, PERSON_COLUMNS, personCells} from '../people.ts';
import {question, type Question} from '../question.ts';

const parameters = {
  incidents: count(3, 'Distinct incidents, at least'),
  months: count(12, 'Months within which they lie'),
};

const columns = {
  ...PERSON_COLUMNS,
  from: 'First incident of the fullest such run',
  to: 'Last incident of it',
  ...EVENT_COLUMNS,
  undecided: 'Of them, incidents without a recorded outcome',
  origins: 'Who told, by referral source',
};

const method =
  'Incidents about a person who was a child at the time, within the window that holds most of them. Every incident with a recorded outcome must have been closed with no further action, and at least one; incidents without an outcome are counted and shown apart.';

/** 1: concerns that keep being closed. */
export const repeatNoFurtherAction: Question = question({
  name: 'repeat-no-further-action',
  number: 1,
  asks: 'Which children had three or more distinct incidents in twelve months, all with no further action?',
  method,
  parameters: z.strictObject(parameters),
  columns,
  answer: (inquiry, {incidents, months}) => runs(inquiry, incidents, months, 1),
});

/** 2: the same, told by several agencies. */
export const repeatNoFurtherActionAgencies: Question = question({
  name: 'repeat-no-further-action-agencies',
  number: 2,
  asks: 'Which of them were told of by three or more agencies?',
  method: `${method} Who told is read from the referral source where there is one.`,
  parameters: z.strictObject({...parameters, agencies: count(3, 'Different tellers, at least')}),
  columns,
  answer: (inquiry, {incidents, months, agencies}) => runs(inquiry, incidents, months, agencies),
});

function runs(inquiry: Inquiry, incidents: number, months: number, agencies: number) {
  const found = [...inquiry.persons()].flatMap((person) => {
    const events = harmTo(inquiry, person).filter(({day}) => isChild(inquiry, person, day));
    const run = closedRun(inquiry, events, months);
    const origins = originsOf(inquiry, run);
    return run.length < incidents || origins.length < agencies ? [] : [{person, run, origins}];
  });
  found.sort((left, right) => right.run.length - left.run.length || left.person - right.person);
  return found.map(({person, run, origins}) => ({
    ...personCells(inquiry, person),
    from: dayToIso(run[0]!.day),
    to: dayToIso(run.at(-1)!.day),
    ...eventCells(inquiry, run),
    undecided: run.filter((event) => stateOf(inquiry, event) === 'open').length,
    origins,
  }));
}

/** The longest run of events within `months` of its first that holds a closed event and none decided otherwise. */
function closedRun(inquiry: Inquiry, events: readonly Event[], months: number): readonly Event[] {
  let best: readonly Event[] = [];
  for (const [at, first] of events.entries()) {
    const end = addMonths(first.day, months);
    const run = events.slice(at).filter(({day}) => day < end);
    const states = run.map((event) => stateOf(inquiry, event));
    const isClosed = states.includes('closed') && !states.includes('acted on');
    if (isClosed && run.length > best.length) best = run;
  }
  return best;
}

function originsOf({records}: Inquiry, events: readonly Event[]): string[] {
  const notifications = events.flatMap((event) => event.notifications);
  return [...new Set(notifications.map((index) => originOf(records.notifications[index]!)))].sort();
}
