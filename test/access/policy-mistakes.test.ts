import {expect, test} from 'vitest';
import {parsePolicy} from '../../src/access/read-policy.ts';

const mistakesOf = (text: string): string[] => {
  try {
    parsePolicy(text, 'policy.yaml');
  } catch (error) {
    return (error as Error).message.split('\n  ').slice(1);
  }
  return [];
};

test('each mistake is told with its line, its key and what to write there', () => {
  const mistakes = mistakesOf(`hub: ''
purposes: {triage: Test}
roles:
  manager:
    agencies: [social-care, police-force]
    purposes:
      triage:
        may: [lookup, fly]
        sees: {agencies: everybody, days: 0, name: true}
  clerk:
    purposes: [triage]
limits: {userPerMinute: many}
clocks: {closes: 5pm, redHours: -1}
`);
  expect(mistakes).toEqual([
    'policy.yaml: line 1, hub: does not fit; write at least 1 letter',
    'policy.yaml: grounds: is missing; write keys and their values, indented below it',
    expect.stringMatching(
      /^policy.yaml: line 5, roles.manager.agencies.1: does not fit; write one of police, |^policy.yaml: line 5, roles.manager.agencies: does not fit; write all, or write one of police, /,
    ),
    expect.stringMatching(
      /^policy.yaml: line 8, roles.manager.purposes.triage.may.1: does not fit; write one of lookup, /,
    ),
    'policy.yaml: line 9, roles.manager.purposes.triage.sees.agencies: does not fit; write all, or write a list, as [one, two]',
    'policy.yaml: line 9, roles.manager.purposes.triage.sees.days: does not fit; write a number of at least 1',
    'policy.yaml: line 9, roles.manager.purposes.triage.sees.name: no such key is known here; mend its name or take it out',
    'policy.yaml: line 10, roles.clerk.agencies: is missing; write all, or write a list, as [one, two]',
    'policy.yaml: line 11, roles.clerk.purposes: does not fit; write keys and their values, indented below it',
    'policy.yaml: line 12, limits.userPerMinute: does not fit; write a number',
    'policy.yaml: line 13, clocks.redHours: does not fit; write a number of at least 0',
    'policy.yaml: line 13, clocks.closes: does not fit; write it in the form /^([01]\\d|2[0-3]):[0-5]\\d$/',
  ]);
});

test('words of the schema library stand in no message', () => {
  for (const text of ['', 'hub: [1]', 'hub: x\npurposes: {Triage: x}\ngrounds: {s47: }\nroles: 7', '- a'])
    expect([text, mistakesOf(text).join(' ')]).toEqual([
      text,
      expect.not.stringMatching(/expected|received|Invalid|Unrecognized|Too small|undefined/) as string,
    ]);
});
