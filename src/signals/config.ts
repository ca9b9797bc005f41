import {GRAVITY, type GravityTable} from './gravity.ts';

/** Thresholds of the rules: every one may be questioned by a user, so each says where it comes from. */
export type SignalConfig = {
  version: string;
  gravity: GravityTable;
  repeatSubject: {
    /** Incidents within the window that make a repeat. Three in twelve months is the usual local definition. */
    incidentsMin: number;
    windowDays: number;
    /** Days after "no further action" in which another incident counts as a return: the DfE's re-referral year. */
    returnDays: number;
  };
  repeatPerpetrator: {
    incidentsMin: number;
    windowDays: number;
    /** Gravity from which an incident counts. */
    gravityMin: number;
  };
  serialPerpetrator: {
    /** Victims, none connected to another, that make a series. MATAC: two. */
    victimsMin: number;
    gravityMin: number;
    /** Kin ties between two victims, not through the suspect, up to which they count as connected. */
    kinStepsMax: number;
  };
  escalation: {
    /** Dated incidents without which no trend is tested; four is the least at which an exact test can reach 5 %. */
    incidentsMin: number;
    /** The latest incidents that are tested; older ones say little about now. */
    incidentsMax: number;
    /** Level at which a single series is of note. */
    alpha: number;
    /** Share of flags allowed to be chance over all series tested (Benjamini & Hochberg 1995). */
    falseDiscoveryRate: number;
  };
  newAdult: {
    /** Gravity of a notification in which a suspect becomes an adult of concern. */
    gravityMin: number;
    /** How far back the concern may lie when the adult moves in. */
    concernDays: number;
  };
  /** Local definition in use in several boroughs: three episodes in ninety days. */
  repeatMissing: {episodesMin: number; windowDays: number};
  closedStack: {
    incidentsMin: number;
    agenciesMin: number;
    /** Days from the first to the last below which it is one bad spell and no stack. */
    spanDaysMin: number;
    gravityMax: number;
  };
  /** Months from the last referral in which another incident is a repeat (SafeLives: twelve). */
  maracRepeat: {months: number};
  /** Days in which the recency term of a score halves. */
  recencyHalfLifeDays: number;
};

export const SIGNALS: SignalConfig = {
  version: '1',
  gravity: GRAVITY,
  repeatSubject: {incidentsMin: 3, windowDays: 365, returnDays: 365},
  repeatPerpetrator: {incidentsMin: 3, windowDays: 365, gravityMin: 2},
  serialPerpetrator: {victimsMin: 2, gravityMin: 2, kinStepsMax: 3},
  escalation: {incidentsMin: 4, incidentsMax: 12, alpha: 0.05, falseDiscoveryRate: 0.2},
  newAdult: {gravityMin: 3, concernDays: 3653},
  repeatMissing: {episodesMin: 3, windowDays: 90},
  closedStack: {incidentsMin: 4, agenciesMin: 2, spanDaysMin: 180, gravityMax: 2},
  maracRepeat: {months: 12},
  recencyHalfLifeDays: 180,
};
