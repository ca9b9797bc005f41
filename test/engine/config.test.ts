import {expect, test} from 'vitest';
import {parseConfig} from '../../src/engine/config-file.ts';
import {DEFAULT_CONFIG} from '../../src/engine/config.ts';
import {CLUSTERS} from '../../src/clusters/config.ts';
import {INCIDENT_DEFAULTS} from '../../src/resolve/incident-config.ts';
import {PERSON_DEFAULTS} from '../../src/resolve/persons.ts';
import {SIGNALS} from '../../src/signals/config.ts';

test('the defaults are those that each part states', () => {
  expect(DEFAULT_CONFIG.signals).toEqual(SIGNALS);
  expect(DEFAULT_CONFIG.clusters).toEqual(CLUSTERS);
  expect(DEFAULT_CONFIG.persons).toEqual(PERSON_DEFAULTS);
  expect(DEFAULT_CONFIG.incidents).toEqual(INCIDENT_DEFAULTS);
  expect(parseConfig('', 'ringfence.yaml')).toEqual(DEFAULT_CONFIG);
});

test('a file changes what it names and nothing else, and nobody changes it later', () => {
  const config = parseConfig('signals:\n  repeatSubject:\n    incidentsMin: 4\n', 'ringfence.yaml');
  expect(config.signals.repeatSubject).toEqual({...SIGNALS.repeatSubject, incidentsMin: 4});
  expect(config.signals.escalation).toEqual(SIGNALS.escalation);
  expect(Object.isFrozen(config.signals.repeatSubject)).toBe(true);
});

test('all mistakes are told at once, each with its place', () => {
  const text = 'load:\n  refusalShareMax: 7\nsignal: {}\nsignals:\n  escalation:\n    alpha: high\n';
  expect(() => parseConfig(text, 'ringfence.yaml')).toThrow(
    /3 mistakes[^]*load\.refusalShareMax[^]*signals\.escalation\.alpha|3 mistakes[^]*signal/,
  );
  expect(() => parseConfig('load: [', 'ringfence.yaml')).toThrow(/line 1/);
});
