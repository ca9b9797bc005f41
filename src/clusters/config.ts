import type {NotificationKind} from '../model/notification.ts';
import type {FactKind} from './links/fact.ts';

/** Thresholds of cluster detection: every one may be questioned by a user, so each says what it stands for. */
export type ClusterConfig = {
  /** The day on which these thresholds were last changed; every alert names it. */
  version: string;
  /** Seeds the draws of the null model and the naming; the same seed gives the same alerts. */
  seed: number;
  /** Draws of the null model; 999 give p-values down to 0.001. Hubs of more than 20,000 persons take fewer, 199 at the least (`linked-adults.ts`). */
  draws: number;
  /** Share of alerts allowed to be chance over all groups tested (Benjamini & Hochberg 1995): nine of ten are to be something. */
  falseDiscoveryRate: number;
  /** A group is no alert where a hub without clusters would show more than this many groups at least as striking. */
  byChanceMax: number;
  /** The same for each 100,000 persons, where that is more: a large hub has more hands to look, and weak groups are no rarer in it. */
  byChancePer100k: number;
  /** What one fact says about access to a child, 0 to 1. Weights order and filter links; they measure nobody. */
  strength: Record<FactKind, number>;
  /** Harm in the record multiplies the strength: by gravity, 0 to 4. */
  harmFactor: Record<'0' | '1' | '2' | '3' | '4', number>;
  gravity: Record<NotificationKind, number>;
  /**
   * "Found with" says that a child was where it should not be, and this adult there. Where the report tells of less than this gravity, as of a
   * child who was collected late, the adult was only seen with it.
   */
  foundGravityMin: number;
  /** Kinds of notification whose suspect is accused of harm; in the others whoever is called a suspect may only have been there. */
  accusations: readonly NotificationKind[];
  /**
   * Kinds of notification in which a person who is named beside the patient in no other part is whoever was at hand and brought them, as a
   * club's coach brings many: it weighs as an attendance for an illness does.
   */
  escortKinds: readonly NotificationKind[];
  /**
   * Kinds of notification that are about who is around a child: whom a school names in one counts as named, whether or not its own list has
   * them as a contact. Whoever exploits a child may well be on that list.
   */
  companyKinds: readonly NotificationKind[];
  /**
   * Kinds of notification whose suspects under 18 count as children whom it is about: who carries drugs for others is arrested with them, and
   * may have been made to (the defence of the Modern Slavery Act 2015, section 45). Adults named beside them are linked to
   * them as to a victim, unless they may be of like age (`friendAgeGapYears`).
   */
  exploitedSuspectKinds: readonly NotificationKind[];
  /** Match weight in bits from which two linked adults are taken for one person, counted among linked adults (see `likelyOne`). */
  likelyOneBits: number;
  /** Share of the links of a cluster that no record shows: how many of its adults to expect with one link (see `membership.ts`). */
  unrecordedShare: number;
  /**
   * Share of relations between households that no record tells of, 0 to 0.5: how far groups of linked adults are to be held against relatives
   * whom nobody recorded, as well as against chance (see `null-model.ts`). 0 takes every relation to be on record. Whatever it is, each
   * such alert says from which share on such groups would be no rarity.
   */
  unrecordedKinShare: number;
  /** Links weaker than this take no part in a group. */
  linkStrengthMin: number;
  /**
   * A home where a child lives who is no more than so many years older or younger than one who was seen there is a friend's home first:
   * that is where most who run away are found. Being seen there says less of the adults ("at-friends-home"), and places are held
   * against places of their sort.
   */
  friendAgeGapYears: number;
  /** Steps over recorded kin up to which an adult counts as family of a child. */
  kinStepsMax: number;
  /**
   * An adult whom records call partner or ex-partner of a parent, step-parent or friend of a child in more families than this, in none of
   * which it has a child, is by such a partnership family of none of them: a second family is a life, going on from family to family is
   * what a hub looks for.
   */
  partnerFamiliesMax: number;
  /** An adult linked to more families than this, and suspect in nothing, is taken for somebody at work. */
  hubFamiliesMax: number;
  /** More people than this with one telephone or vehicle is a switchboard, a school or a fleet. */
  sharedThingPersonsMax: number;
  /** More people than this at home in one place at one time is no household, whatever the address says. */
  householdPersonsMax: number;
  /** How links are weighed against those that mean nothing, which are read off adults with one link. */
  weighing: {
    /**
     * k of the calibrator that turns the rank of a link among chance links into evidence, above 0 and below 1 (Vovk & Wang
     * 2021): the smaller, the more a very strong link says and the less a middling one.
     */
    calibrator: number;
    /** Nats below which a link says no more than that two are neighbours, as a loss: 1.1 keeps all but the weakest third. */
    neighbourLossMax: number;
    /** A single link between two groups that is weaker than this, in nats, is taken for chance: the strongest tenth are above. */
    bridgeGainMin: number;
    /**
     * Share of the level that groups without a circle take; groups that close one get the rest. Most goes to trees, for a
     * group that closes a circle stands out by far where there is one.
     */
    openShare: number;
  };
  /** A later rule's group of whose families more than this share is in an earlier one is part of it: one matter, one alert. */
  sameGroupShare: number;
  linkedAdults: {
    /** Unrelated families that adults must be linked to. */
    familiesMin: number;
    /** Fewer families are enough where this many adults share them. */
    adultsMin: number;
    sharedFamiliesMin: number;
    /** Separate incidents and register entries. */
    incidentsMin: number;
    /** Incidents among them of at least this gravity. */
    harmfulMin: number;
    gravityMin: number;
  };
  oneAdult: {
    /** Unrelated families, harm to whose children names one adult; those who live near the adult count as one. */
    familiesMin: number;
    /** Gravity from which a notification counts as harm. */
    gravityMin: number;
  };
  serialPartner: {
    /** Unrelated families into which one adult came as a parent's partner or a step-parent, without a child there. */
    familiesMin: number;
    /** Families of them in which a report of harm names the adult as suspect beside a child. */
    harmedMin: number;
    /** Gravity from which a notification counts as harm. */
    gravityMin: number;
  };
  sharedPlace: {
    familiesMin: number;
    /** Fewer families are enough where this many of them were seen there on occasions apart. */
    returnedMin: number;
    /** Whoever is seen there again within so many days is still there: some who run away are found after days. */
    returnDays: number;
    /** Share of the level that the test of families that came back takes; the test of how many families there were gets the rest. */
    returnShare: number;
    /** A place that has seen children of more families is a public one, whatever the address says. */
    familiesMax: number;
    incidentsMin: number;
    /** Occasions on which it must have been so: one night at which four are missed from a sleepover is one (`meeting-place.ts` has when one is enough). */
    occasionsMin: number;
    /** Gravity from which being seen there counts: whoever is reported for noise outside a shop was only there. */
    gravityMin: number;
  };
  sharedThing: {
    /** Unrelated families beside whose children users of one telephone, vehicle or door are named. */
    familiesMin: number;
    /** Unrelated users who are so named; two are left to the other rules. */
    adultsMin: number;
    /** Gravity from which a notification counts as harm. */
    gravityMin: number;
  };
  thingOfChildren: {
    /** Kinds of report that are about a child with the telephone or vehicle. */
    kinds: readonly NotificationKind[];
    /** Unrelated families with such a child. */
    familiesMin: number;
    /** Incidents that those reports tell of: what one report says of all may be the number of whoever made it. */
    incidentsMin: number;
  };
  associates: {
    /** Unrelated families beside whose children adults are who are on record with one another. */
    familiesMin: number;
    /** Adults of the group, kin and who lived together counted once, each on record with another of them. */
    adultsMin: number;
    /** A report that names more suspects and associates than this is of a crowd: who is in it need not know the others. */
    companyMax: number;
    /** Kinds of report whose suspect and associates are a couple and theirs: that they are named together is no news. */
    coupleKinds: readonly NotificationKind[];
  };
  missingTogether: {
    familiesMin: number;
    nightsMin: number;
    /** Chance from which on the nights that two children share may be a coincidence. */
    pairAlpha: number;
    /** Pairs that a hub as large may show by chance: of many children some share nights at any level, so a large hub asks for more of each pair. */
    pairsByChanceMax: number;
    /** Nights up to which two are expected at one place by chance, for it to tell that they were together (see `nights-out.ts`). */
    meetingsByChanceMax: number;
  };
  /** Days in which the recency term of a score halves. */
  recencyHalfLifeDays: number;
};

export const CLUSTERS: ClusterConfig = {
  version: '2026-12-01',
  seed: 1,
  draws: 999,
  falseDiscoveryRate: 0.1,
  byChanceMax: 3,
  byChancePer100k: 15,
  strength: {
    suspect: 1,
    'found-with': 0.95,
    'found-at-home': 0.85,
    associate: 0.75,
    vehicle: 0.7,
    phone: 0.6,
    visited: 0.6,
    friend: 0.55,
    lodger: 0.55,
    partner: 0.55,
    'co-residence': 0.4,
    'household-member': 0.45,
    'at-friends-home': 0.4,
    witness: 0.3,
    other: 0.3,
    'emergency-contact': 0.05,
  },
  harmFactor: {'0': 0.6, '1': 0.7, '2': 0.85, '3': 1, '4': 1},
  gravity: {
    'child-concern': 2,
    neglect: 2,
    'physical-abuse': 4,
    'emotional-abuse': 3,
    'sexual-abuse': 4,
    'sexual-exploitation': 4,
    'criminal-exploitation': 4,
    'domestic-abuse': 3,
    missing: 3,
    found: 3,
    'self-harm': 3,
    'substance-misuse': 2,
    'mental-health': 2,
    'injury-attendance': 2,
    'health-attendance': 0,
    'offence-violent': 3,
    'offence-sexual': 4,
    'offence-other': 1,
    'school-absence': 1,
    'school-exclusion': 1,
    'antisocial-behaviour': 1,
    'housing-concern': 1,
    'marac-referral': 4,
    'strategy-discussion': 4,
    'child-protection-plan': 4,
    'care-entry': 4,
    assessment: 2,
    other: 1,
  },
  foundGravityMin: 3,
  accusations: [
    'neglect',
    'physical-abuse',
    'emotional-abuse',
    'sexual-abuse',
    'sexual-exploitation',
    'criminal-exploitation',
    'domestic-abuse',
    'offence-violent',
    'offence-sexual',
    'marac-referral',
  ],
  escortKinds: ['injury-attendance'],
  companyKinds: ['sexual-abuse', 'sexual-exploitation', 'criminal-exploitation', 'offence-sexual'],
  exploitedSuspectKinds: ['sexual-exploitation', 'criminal-exploitation'],
  likelyOneBits: 5,
  unrecordedShare: 0.2,
  unrecordedKinShare: 0,
  linkStrengthMin: 0.45,
  friendAgeGapYears: 3,
  kinStepsMax: 4,
  partnerFamiliesMax: 2,
  hubFamiliesMax: 20,
  sharedThingPersonsMax: 8,
  householdPersonsMax: 10,
  weighing: {calibrator: 0.25, neighbourLossMax: 1.1, bridgeGainMin: 0.5, openShare: 0.8},
  sameGroupShare: 0.6,
  linkedAdults: {
    familiesMin: 3,
    adultsMin: 2,
    sharedFamiliesMin: 2,
    incidentsMin: 3,
    harmfulMin: 2,
    gravityMin: 2,
  },
  oneAdult: {familiesMin: 3, gravityMin: 2},
  serialPartner: {familiesMin: 3, harmedMin: 2, gravityMin: 2},
  sharedPlace: {
    familiesMin: 3,
    returnedMin: 2,
    returnDays: 7,
    returnShare: 0.2,
    familiesMax: 15,
    incidentsMin: 3,
    occasionsMin: 2,
    gravityMin: 2,
  },
  sharedThing: {familiesMin: 3, adultsMin: 3, gravityMin: 2},
  thingOfChildren: {
    kinds: ['sexual-exploitation', 'criminal-exploitation', 'missing'],
    familiesMin: 3,
    incidentsMin: 2,
  },
  associates: {familiesMin: 3, adultsMin: 2, companyMax: 4, coupleKinds: ['domestic-abuse', 'marac-referral']},
  missingTogether: {familiesMin: 3, nightsMin: 2, pairAlpha: 0.001, pairsByChanceMax: 1, meetingsByChanceMax: 0.1},
  recencyHalfLifeDays: 365,
};
