import {expect, test} from 'vitest';
import {parseConfig} from '../../src/engine/config/config-file.ts';
import {DEFAULT_CONFIG, storedConfig} from '../../src/engine/config/config.ts';
import {CLUSTERS} from '../../src/clusters/config.ts';
import {INCIDENT_DEFAULTS} from '../../src/resolve/incidents/config.ts';
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

test('a configuration that was stored by an earlier engine is as by default where it says nothing, and else as stored', () => {
  const {partnerFamiliesMax: _, ...clusters} = {...DEFAULT_CONFIG.clusters, draws: 99};
  const {signals: __, ...rest} = DEFAULT_CONFIG;
  const report = {...DEFAULT_CONFIG.report, sources: {'1A': 'Family'}};
  const stored = storedConfig({config: {...rest, clusters, report}});
  expect(stored.clusters).toEqual({...DEFAULT_CONFIG.clusters, draws: 99});
  expect([stored.signals, stored.report.sources]).toEqual([DEFAULT_CONFIG.signals, {'1A': 'Family'}]);
  expect(storedConfig(null)).toEqual(DEFAULT_CONFIG);
  // Where nothing is missing it is the same text, by which a run knows that nothing has changed.
  expect(JSON.stringify(storedConfig({config: DEFAULT_CONFIG}))).toBe(JSON.stringify(DEFAULT_CONFIG));
});
