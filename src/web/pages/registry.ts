import type {Page} from '../page.ts';
import {ALERT_PAGE, OPEN_ALERT_PAGE} from './alert.ts';
import {AUDIT_ASKED_PAGE, AUDIT_PAGE} from './audit.ts';
import {BRIEFING_PAGE} from './briefing.ts';
import {CHRONOLOGY_PAGE} from './chronology.ts';
import {CIRCLE_PAGE} from './circle.ts';
import {DECIDE_PAGE, DECIDED_PAGE} from './decide.ts';
import {FLAG_PAGE} from './flag.ts';
import {FLAGS_PAGE} from './flags.ts';
import {GENOGRAM_PAGE} from './genogram.ts';
import {ALERT_HAND_PAGE, IDENTITY_HAND_PAGE} from './in-hand.ts';
import {IDENTITIES_PAGE} from './identities.ts';
import {IDENTITY_PAGE, OPEN_IDENTITY_PAGE} from './identity.ts';
import {DROP_PAGE, SAY_PAGE, SECOND_PAGE} from './identity-say.ts';
import {JUDGEMENTS_PAGE} from './judgements.ts';
import {WITHDRAW_PAGES} from './withdraw.ts';
import {OPEN_PERSON_PAGE, PERSON_PAGE} from './person.ts';
import {LEAD_PAGE, LEADS_PAGE} from './leads.ts';
import {MARAC_CASES_PAGE, MARAC_PAGE} from './marac-cases.ts';
import {CONTACT_ASKED_PAGE, CONTACT_PAGE} from './marac-contact.ts';
import {LIST_CHANGED_PAGE} from './marac-list-change.ts';
import {LIST_PAGE, OPEN_LIST_PAGE} from './marac-list.ts';
import {LIST_SHARED_PAGE} from './marac-list-share.ts';
import {HANDED_ON_PAGE, MEETING_LISTS_PAGE} from './meeting-lists.ts';
import {PACKS_PAGE, RESEARCH_PAGE, WORKBOOK_PAGE} from './marac-papers.ts';
import {OPEN_PACK_PAGE, PACK_PAGE} from './marac.ts';
import {QUEUE_PAGE} from './queue.ts';
import {WORK_PAGE} from './work.ts';
import {SEARCH_PAGE, SEARCHED_PAGE} from './search.ts';

/** Every page with data. */
export const PAGES: readonly Page[] = [
  QUEUE_PAGE,
  ALERT_PAGE,
  OPEN_ALERT_PAGE,
  BRIEFING_PAGE,
  DECIDE_PAGE,
  DECIDED_PAGE,
  ALERT_HAND_PAGE,
  WORK_PAGE,
  LEADS_PAGE,
  LEAD_PAGE,
  IDENTITIES_PAGE,
  IDENTITY_PAGE,
  OPEN_IDENTITY_PAGE,
  IDENTITY_HAND_PAGE,
  SAY_PAGE,
  SECOND_PAGE,
  DROP_PAGE,
  JUDGEMENTS_PAGE,
  ...WITHDRAW_PAGES,
  PERSON_PAGE,
  OPEN_PERSON_PAGE,
  CHRONOLOGY_PAGE,
  CIRCLE_PAGE,
  GENOGRAM_PAGE,
  MARAC_PAGE,
  MARAC_CASES_PAGE,
  LIST_PAGE,
  LIST_CHANGED_PAGE,
  OPEN_LIST_PAGE,
  LIST_SHARED_PAGE,
  MEETING_LISTS_PAGE,
  HANDED_ON_PAGE,
  PACKS_PAGE,
  WORKBOOK_PAGE,
  RESEARCH_PAGE,
  PACK_PAGE,
  OPEN_PACK_PAGE,
  CONTACT_PAGE,
  CONTACT_ASKED_PAGE,
  FLAGS_PAGE,
  FLAG_PAGE,
  SEARCH_PAGE,
  SEARCHED_PAGE,
  AUDIT_PAGE,
  AUDIT_ASKED_PAGE,
];
