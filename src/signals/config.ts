import type {NotificationKind} from '../model/notification.ts';
import {GRAVITY, type GravityTable} from './harm/gravity.ts';
import type {HarmTable} from './harm/harm-table.ts';

/** Thresholds of the rules: every one may be questioned by a user, so each says where it comes from. */
export type SignalConfig = {
  version: string;
  gravity: GravityTable;
  /** Imported tables of harm, beside the gravity table; see `harm/harm.ts`. */
  harm: readonly HarmTable[];
  repeatSubject: {
    /** Incidents within the window that make a repeat. Three in twelve months is the usual local definition. */
    incidentsMin: number;
    windowDays: number;
    /** Days after "no further action" in which another incident counts as a return: the DfE's re-referral year. */
    returnDays: number;
  };
  reReferral: {
    /** Months from a referral in which another is a re-referral (DfE: twelve). */
    months: number;
    /** Days in which another belongs to the same referral: an assessment may take 45 working days. */
    sameDays: number;
  };
  repeatPerpetrator: {
    incidentsMin: number;
    windowDays: number;
    /** Gravity from which an incident counts. */
    gravityMin: number;
  };
  serialPerpetrator: {
    /** Families of victims, none connected to another, that make a series. MATAC: two. */
    victimsMin: number;
    /** Kinds that are abuse within a couple or household whoever the records name. */
    kinds: readonly NotificationKind[];
    /** Kinds that are violence or threats, and count where they happened at home. */
    violence: readonly NotificationKind[];
    /** Kin ties between two victims, not through the suspect, up to which they count as connected. */
    kinStepsMax: number;
  };
  /** Unconnected families an adult is suspect in harm to, and the gravity from which it counts. */
  harmAcrossFamilies: {familiesMin: number; gravityMin: number};
  escalation: {
    /** Dated incidents without which no trend is tested; four is the least at which an exact test can reach 5 %. */
    incidentsMin: number;
    /** The latest incidents that are tested; older ones say little about now. */
    incidentsMax: number;
    /** Incidents that follow one another within so many days are one step of a series. */
    burstDays: number;
    /** Days without another incident after which a series is past, and no flag says any more that it grows. */
    pastDays: number;
    /**
     * Levels by which a rating at receipt raises or lowers the gravity of a record's kind where growth is looked for: a domestic
     * abuse notice graded red says more than one graded green. The ratings stand for the levels of need of the same table.
     */
    ratingLevels: {red: number; amber: number; green: number; blue: number};
    /** Levels of gravity by which the graver half must lie above the milder one for a growth to be material. */
    gravityStepMin: number;
    /** Gravity from which a kind of notification is a kind of harm, which may be new: milder ones are concerns of no kind. */
    harmGravityMin: number;
    /** How many times as long the longer half of the intervals must be as the shorter one for a shortening to be material. */
    intervalRatioMin: number;
    /** Level at which a single series is of note. */
    alpha: number;
    /** Share of flags allowed to be chance over all series of a pool (Benjamini & Hochberg 1995, Gilbert 2005). */
    falseDiscoveryRate: number;
    /** Chance of the silence at a steady rate below which a child counts as gone quiet, and the least silence. */
    quietChance: number;
    quietDaysMin: number;
  };
  newAdult: {
    /** Kinds that record an offence against a person: the concern is established. */
    offences: readonly NotificationKind[];
    /** Kinds in which a suspect is alleged to have gravely harmed somebody. */
    allegations: readonly NotificationKind[];
    /** Kinds that record domestic abuse. */
    domestic: readonly NotificationKind[];
    /** How far back the concern may lie when the adult moves in. */
    concernDays: number;
    /** Kin ties within which a victim belongs to the child's own family. */
    kinStepsMax: number;
    /** Days by which a recorded address may lag behind a move: two people seen apart for less may have moved together. */
    lagDays: number;
    /** Days by which the recorded start of a stay or tie may miss the first day at the shared home. */
    startDays: number;
    /** Days for which a child's last recorded home stands, where a tie says that the adult belongs there: a school asks once a year. */
    standsDays: number;
    /**
     * Days that an adult must have lived elsewhere, by a dated stay, for coming back to a child's home to be a beginning anew: who did harm
     * meanwhile is of concern to the child. Half a year, as `lagDays`: with less, an address written late would pass for a return.
     */
    awayDays: number;
    /** Days that two dated stays must have in common to say by themselves that two people lived together. */
    overlapDays: number;
    /** Persons at one front door within `crowdDays` of the meeting above which it is taken for no household. */
    householdMax: number;
    crowdDays: number;
  };
  /** Kinds beside those of `newAdult` that bear on whether somebody may care for other people's children: harm to a child of any other kind. */
  placement: {harm: readonly NotificationKind[]};
  /** Local definition in use in several boroughs: three episodes in ninety days. */
  repeatMissing: {episodesMin: number; windowDays: number};
  closedStack: {
    incidentsMin: number;
    agenciesMin: number;
    /** Days from the first to the last below which it is one bad spell and no stack. */
    spanDaysMin: number;
    gravityMax: number;
  };
  cumulativeNeglect: {
    /** Kinds of record that may be a sign of neglect, none of them grave by itself. */
    kinds: readonly NotificationKind[];
    incidentsMin: number;
    agenciesMin: number;
    /** Days from the first to the last below which it is one bad spell. */
    spanDaysMin: number;
  };
  /** Times a missing child is found at one place or with one person that make a pattern. */
  foundAgain: {timesMin: number};
  movedWithConcern: {
    /** Gravity from which something open in the authority left counts. */
    gravityMin: number;
    /** Days before the first record in the new authority within which a concern that nothing closed counts as open. */
    concernDays: number;
    /** The same for a plan, an enquiry or an assessment, which go on for longer: few protection plans last two years. */
    planDays: number;
  };
  /** Concerns from a gravity on that make a child who is known to one agency alone one to look at. */
  knownToOne: {gravityMin: number; incidentsMin: number};
  maracRepeat: {
    /** Months from the last referral in which another incident is a repeat (SafeLives: twelve). */
    months: number;
    /**
     * What counts as a repeat, by the day from which the definition holds: the latest on or before the event. SafeLives' older
     * text asked for violence, threats, a pattern of stalking or sexual abuse; its present one counts any instance of
     * abuse, criminal or not. The day of the change is the hub's own.
     */
    definitions: readonly {inForce: string; gravityMin: number; text: string}[];
  };
  /** Days in which the recency term of a score halves. */
  recencyHalfLifeDays: number;
};

export const SIGNALS: SignalConfig = {
  version: '1',
  gravity: GRAVITY,
  harm: [],
  repeatSubject: {incidentsMin: 3, windowDays: 365, returnDays: 365},
  reReferral: {months: 12, sameDays: 63},
  repeatPerpetrator: {incidentsMin: 3, windowDays: 365, gravityMin: 2},
  serialPerpetrator: {
    victimsMin: 2,
    kinds: ['domestic-abuse', 'marac-referral'],
    violence: [
      'physical-abuse',
      'sexual-abuse',
      'sexual-exploitation',
      'criminal-exploitation',
      'offence-violent',
      'offence-sexual',
    ],
    kinStepsMax: 3,
  },
  harmAcrossFamilies: {familiesMin: 2, gravityMin: 2},
  escalation: {
    incidentsMin: 4,
    incidentsMax: 12,
    burstDays: 7,
    pastDays: 365,
    ratingLevels: {red: 1, amber: 0, green: -1, blue: -2},
    gravityStepMin: 1.5,
    harmGravityMin: 2,
    intervalRatioMin: 2,
    alpha: 0.05,
    falseDiscoveryRate: 0.2,
    quietChance: 0.01,
    quietDaysMin: 180,
  },
  newAdult: {
    offences: ['offence-violent', 'offence-sexual'],
    allegations: ['physical-abuse', 'sexual-abuse', 'sexual-exploitation', 'criminal-exploitation'],
    domestic: ['domestic-abuse', 'marac-referral'],
    concernDays: 3653,
    kinStepsMax: 2,
    lagDays: 180,
    startDays: 60,
    standsDays: 366,
    awayDays: 180,
    overlapDays: 28,
    householdMax: 12,
    crowdDays: 365,
  },
  placement: {harm: ['neglect', 'emotional-abuse']},
  repeatMissing: {episodesMin: 3, windowDays: 90},
  closedStack: {incidentsMin: 4, agenciesMin: 2, spanDaysMin: 180, gravityMax: 2},
  cumulativeNeglect: {
    kinds: [
      'neglect',
      'child-concern',
      'school-absence',
      'housing-concern',
      'substance-misuse',
      'mental-health',
      'injury-attendance',
    ],
    incidentsMin: 4,
    agenciesMin: 2,
    spanDaysMin: 365,
  },
  foundAgain: {timesMin: 2},
  movedWithConcern: {gravityMin: 2, concernDays: 365, planDays: 730},
  knownToOne: {gravityMin: 2, incidentsMin: 2},
  maracRepeat: {
    months: 12,
    definitions: [
      {inForce: '2007-01-01', gravityMin: 3, text: 'violence, threats, stalking or sexual abuse'},
      {inForce: '2018-01-01', gravityMin: 1, text: 'any instance of abuse'},
    ],
  },
  recencyHalfLifeDays: 180,
};
