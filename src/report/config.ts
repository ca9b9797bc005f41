import type {NotificationKind} from '../model/notification.ts';
import type {AGENCIES} from '../model/source.ts';

/** How a hub's activity is counted; a borough that words its sources otherwise replaces the groups. */
export type ReportConfig = {
  version: string;
  /** Agencies whose notifications are the hub's enquiries: they carry sources, reasons, ratings, outcomes and decisions. */
  agencies: (typeof AGENCIES)[number][];
  /** Kinds that are what became of an enquiry, and none of their own, though the same agencies record them. */
  steps: NotificationKind[];
  /**
   * Label of each referral source (codes of the children in need census), in the words of the hub study of 2013; a
   * source that is no code keeps its own words.
   */
  sources: Record<string, string>;
  /** Sources compared one by one; the rest are "all others", as in the study. */
  mainSources: string[];
  /** Sample size below which turnaround is tested by permutation beside Welch's t. */
  permutationBelow: number;
};

export const REPORT: ReportConfig = {
  version: '2',
  agencies: ['social-care'],
  steps: ['child-protection-plan', 'care-entry', 'strategy-discussion', 'assessment'],
  sources: {
    '1A': 'Parent, relative, carer or friend',
    '1B': 'Parent, relative, carer or friend',
    '1C': 'Self',
    '1D': 'Member of public',
    '2A': 'Education',
    '2B': 'Education',
    '3A': 'Health',
    '3B': 'Health',
    '3C': 'Health',
    '3D': 'Health',
    '3E': 'Health',
    '3F': 'Health',
    '4': 'Housing',
    '5A': "Children's social care",
    '5B': "Children's social care",
    '5C': "Children's social care",
    '5D': 'Early help assessment',
    '6': 'Police',
    '7': 'Courts, probation, immigration and other legal',
    '8': 'Other',
    '9': 'Anonymous',
    '10': 'Not stated',
    '': 'Not stated',
  },
  mainSources: ["Children's social care", 'Police', 'Health', 'Education'],
  permutationBelow: 20,
};
