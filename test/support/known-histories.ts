import * as fc from 'fast-check';
import {dayToIso} from '../../src/base/day.ts';
import {NOTIFICATION_KINDS} from '../../src/model/notification.ts';
import {SIGNALS, type SignalConfig} from '../../src/signals/config.ts';
import {anyHistory, START} from './histories.ts';
import {resolve} from './records.ts';

/** Under which small histories show flags of most rules, of pools and by the lapse of time. */
export const EASY: SignalConfig = {
  ...SIGNALS,
  reReferral: {months: 60, sameDays: 5},
  closedStack: {incidentsMin: 2, agenciesMin: 1, spanDaysMin: 10, gravityMax: 4},
  cumulativeNeglect: {
    ...SIGNALS.cumulativeNeglect,
    incidentsMin: 2,
    agenciesMin: 1,
    spanDaysMin: 10,
    kinds: [...NOTIFICATION_KINDS],
  },
  escalation: {
    ...SIGNALS.escalation,
    incidentsMin: 3,
    burstDays: 3,
    falseDiscoveryRate: 0.6,
    alpha: 0.6,
    gravityStepMin: 0.1,
    quietChance: 0.6,
    quietDaysMin: 20,
  },
};

/** Histories in which some die, and some are held apart from one another. */
export const anyKnown = fc
  .tuple(
    anyHistory,
    fc.array(fc.tuple(fc.nat(8), fc.nat(900))),
    fc.array(fc.tuple(fc.nat(5), fc.nat(5)), {maxLength: 2}),
  )
  .map(([all, deaths, pairs]) => {
    const mentions = all.mentions.map((one, at) => {
      const death = deaths.find(([who]) => who === at);
      return death === undefined ? one : {...one, died: dayToIso(START + death[1])};
    });
    const given = {...all, mentions};
    const resolved = resolve(given);
    const idOf = (at: number): string => resolved.persons[at % resolved.persons.length]!.id;
    const held = pairs
      .map(([left, right]) => ({left: idOf(left), right: idOf(right), weight: 5, reason: 'BELOW_JOIN'}))
      .filter(({left, right}) => left < right);
    return {records: given, resolved: {...resolved, held}};
  });
