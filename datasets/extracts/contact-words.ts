import type {Incident, IncidentKind} from '../world/model.ts';
import {chance, pick} from '../world/random.ts';
import type {Desk} from './office.ts';

/** Letter and words of each source code, as case systems print them. */
export const SOURCES: Record<string, string> = {
  '1A': 'a) 1A: Individual - family member',
  '1B': 'b) 1B: Individual - acquaintance',
  '1C': 'c) 1C: Individual - self',
  '1D': 'd) 1D: Individual - other',
  '2A': 'f) 2A: Schools',
  '2B': 'g) 2B: Education services',
  '3A': 'h) 3A: GP',
  '3B': 'i) 3B: Health visitor',
  '3D': 'j) 3D: Other primary health',
  '3E': 'k) 3E: A&E',
  '3F': 'l) 3F: Other health',
  '4': 'm) 4: Housing',
  '5A': 'n) 5A: LA - social care',
  '5B': 'o) 5B: LA - other internal',
  '5C': 'p) 5C: LA - external',
  '5D': 'p2) 5D: Early help',
  '6': 'q) 6: Police',
  '7': 'r) 7: Other legal agency',
  '8': 't) 8: Other',
  '9': 's) 9: Anonymous',
  '10': 'u) 10: Unknown',
};

export const CONCERN: Record<IncidentKind, string> = {
  'child-concern': 'Child concern',
  neglect: 'Neglect',
  'physical-abuse': 'Physical abuse',
  'emotional-abuse': 'Emotional abuse',
  'sexual-abuse': 'Sexual abuse',
  'sexual-exploitation': 'CSE',
  'criminal-exploitation': 'CCE',
  'domestic-abuse': 'Domestic abuse',
  missing: 'Missing',
  'self-harm': 'Self harm',
  'substance-misuse': 'Substance misuse',
  'mental-health': 'Mental health',
  injury: 'Child concern',
  'violent-offence': 'Antisocial behaviour',
  'antisocial-behaviour': 'Antisocial behaviour',
};

const FACTORS: Partial<Record<IncidentKind, readonly string[]>> = {
  neglect: ['16A', '2B', '1B', '4B'],
  'physical-abuse': ['18C', '3A'],
  'emotional-abuse': ['17A', '4B'],
  'sexual-abuse': ['19C'],
  'sexual-exploitation': ['11A', '10A'],
  'criminal-exploitation': ['24A', '13A'],
  'domestic-abuse': ['3B', '3A', '1B', '4B'],
  missing: ['10A'],
  'self-harm': ['15A', '4A'],
  'substance-misuse': ['2B', '1B', '2A'],
  'mental-health': ['4A', '4B'],
  'violent-offence': ['14A', '13A'],
  'antisocial-behaviour': ['14A'],
};

const FIRST_REASON: Partial<Record<IncidentKind, string>> = {
  'domestic-abuse': 'Domestic violence',
  neglect: 'Abuse or neglect',
  'physical-abuse': 'Abuse or neglect',
  'emotional-abuse': 'Abuse or neglect',
  'sexual-abuse': 'Abuse or neglect',
  'sexual-exploitation': 'Abuse or neglect',
  'criminal-exploitation': 'Abuse or neglect',
  missing: 'Child needs',
  'self-harm': 'Child needs',
  'substance-misuse': 'Behaviour of carer',
};

/** Extra reasons beside the first, so that the shares come near those of the hub study. */
const MORE_REASONS = {'Family situation': 0.19, 'Child needs': 0.07, 'Behaviour of carer': 0.05, Other: 0.05} as const;

export const OUTCOMES = [
  {Chronology: 0.2, NFA: 0.33, Universal: 0.2, Advice: 0.1, 'Early help': 0.17},
  {Chronology: 0.15, NFA: 0.22, Universal: 0.06, Advice: 0.08, 'Early help': 0.16, Assessment: 0.33},
  {Assessment: 0.64, Chronology: 0.1, NFA: 0.08, 'Early help': 0.08, 'Strategy discussion': 0.1},
  {Assessment: 0.4, 'Strategy discussion': 0.55, Chronology: 0.03, NFA: 0.02},
  {'Strategy discussion': 0.75, Assessment: 0.17, 'Care proceedings': 0.08},
] as const;

/** Rating at receipt, and at the decision: half stay, most others fall, some rise. */
export function rags(desk: Desk, incident: Incident): {initial: string; final: string} {
  const scale = ['Blue', 'Green', 'Amber', 'Red'];
  const draw = desk.rng.next();
  const initial = Math.max(1, [1, 1, draw < 0.5 ? 1 : 2, draw < 0.3 ? 3 : 2, draw < 0.6 ? 3 : 2][incident.gravity]!);
  const move = desk.rng.next();
  const [down, up] = [
    [0, 0],
    [0.42, 0.13],
    [0.27, 0.06],
    [0.55, 0],
  ][initial]!;
  const final = move < down! ? initial - 1 : move > 1 - up! ? initial + 1 : initial;
  return {initial: chance(desk.rng, 0.04) ? '' : scale[initial]!, final: chance(desk.rng, 0.08) ? '' : scale[final]!};
}

export function reasons(desk: Desk, incident: Incident): string {
  const first =
    FIRST_REASON[incident.kind] ?? pick(desk.rng, ['Child needs', 'Family situation', 'Other', 'Abuse or neglect']);
  const found = [first === 'Domestic violence' && chance(desk.rng, 0.4) ? 'Abuse or neglect' : first];
  for (const [reason, share] of Object.entries(MORE_REASONS))
    if (!found.includes(reason) && chance(desk.rng, share)) found.push(reason);
  return found.join('; ');
}

export function factors(desk: Desk, incident: Incident): string {
  const likely = FACTORS[incident.kind] ?? ['20'];
  return likely.filter((_, at) => chance(desk.rng, at === 0 ? 0.85 : 0.3)).join(',');
}
