import type {AGENCIES} from '../../../model/source.ts';
import {headerWords} from '../words/cut-header.ts';
import type {Column} from '../sample.ts';

type Agency = (typeof AGENCIES)[number];

/** Words of a file's name and headers that only one agency uses. */
const WORDS: Readonly<Partial<Record<Agency, string>>> = {
  police:
    'police niche athena crimint nominal nominals investigation investigations occurrence occurrences occ oic mps merlin cad crime ppn warrant officer collar venue misper missing arrested custody detainee stopsearch vrm',
  'social-care':
    'mash csc social mosaic liquidlogic lcs contact referral allocated plan cin cla lac factors care assessment ehm episode episodes early help lead fostering foster',
  health:
    'patient hv pas systmone emis hosp hospital mother baby booking gp clinician attendance midwife maternity practice ward diagnosis ed chis antenatal edd triage nurse visitor immunisation immunisations dental schoolnurse schoolnursing healthvisiting',
  education:
    'upn pupil student students school estab census class cpoms attendance roll senco exclusion ncy eypp headcount encompass cme ehe guardian nursery preschool',
  housing:
    'civica northgate tenancy tenancies tenants housing homes tenant landlord tenure rent property lettings homelessness occupant block uprn',
  probation: 'probation crn delius ndelius oasys sentence rosh offender',
  'youth-offending': 'yot yjs youth accused offending childview yoi careworks',
  marac: 'marac dash idva criteria risk conference',
};

/** Whose extract a file looks like; null where two agencies are as likely. */
export function agencyOf(file: string, columns: readonly Column[]): Agency | null {
  const inFile = headerWords(file);
  // "ChildView" is one name, in two words.
  const named = new Set([...inFile, ...inFile.slice(1).map((word, at) => `${inFile[at]!}${word}`)]);
  const headed = columns.map(({name}) => new Set(headerWords(name)));
  const scores = Object.entries(WORDS).map(([agency, text]) => {
    const words = text.split(' ');
    const inName = words.filter((word) => named.has(word)).length;
    // A number that many columns name says no more than one of two.
    const inHeaders = words.map((word) => Math.min(2, headed.filter((header) => header.has(word)).length));
    return {agency: agency as Agency, score: 3 * inName + inHeaders.reduce((sum, count) => sum + count, 0)};
  });
  scores.sort((left, right) => right.score - left.score);
  const [best, second] = scores;
  return best!.score > 1 && best!.score > second!.score ? best!.agency : null;
}
