/** A person the engine put together. `id` is a pure function of its anchor mention: the earliest received, then smallest id. */
export type Person = {
  id: string;
  /** Mention ids, sorted. */
  mentions: string[];
};

/** Two groups of mentions that may be one person and are held apart, with the reason. */
export type HeldPair = {
  left: string;
  right: string;
  /** Match weight in bits of the best link between them. */
  weight: number;
  /** Stable code ("NHS_CONFLICT", "CO_NAMED", "TWIN", "BELOW_JOIN", "CHAIN", ...). */
  reason: string;
};

export const DWELLING_KINDS = ['dwelling', 'communal', 'institution', 'pseudo', 'unknown'] as const;

/** Address texts that are one front door. `pseudo` is no place at all (no fixed abode, unknown); it ties nobody. */
export type Dwelling = {
  id: string;
  kind: (typeof DWELLING_KINDS)[number];
  /** Standardised address for display, most complete form; empty where any of its texts is protected. */
  label: string;
  postcode: string | null;
  /** The building that holds this front door; equal for all flats of one building; null where it stands alone. */
  building: string | null;
  protected: boolean;
};

/** Notifications about one event, and why each was joined. */
export type Incident = {
  id: string;
  /** Notification ids, sorted. */
  notifications: string[];
  /** One reason a join ("REFERENCE merlin", "SAME_DAY_PERSON_KIND", ...), sorted. */
  reasons: string[];
};

/**
 * Who, where and what, worked out. Indices are positions in the sorted lists of `Records`; `-1` means none.
 */
export type Resolved = {
  persons: Person[];
  /** mention index -> person index; -1 for staff, who are not subjects. */
  personOf: Int32Array;
  held: HeldPair[];
  /** How mentions shared relatives when they were weighed: index of one, of the other, and the level, again and again. */
  kinLevels: Int32Array;
  dwellings: Dwelling[];
  /** mention index -> dwelling index of the mention's own address; where it leaves out the flat, that of its person if known. */
  dwellingOfMention: Int32Array;
  /** stay index -> dwelling index, likewise. */
  dwellingOfStay: Int32Array;
  /** notification index -> dwelling index of its place, likewise. */
  dwellingOfNotification: Int32Array;
  /** The same for mentions, then stays, then notifications by the words of the address alone: what persons were matched by. */
  dwellingAsWritten: Int32Array;
  incidents: Incident[];
  /** notification index -> incident index. */
  incidentOf: Int32Array;
};
