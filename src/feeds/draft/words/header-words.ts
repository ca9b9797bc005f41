import type {LIFE_STAGES} from '../../../model/mention.ts';
import type {Role} from '../../../model/notification.ts';

/**
 * The words by which British case systems head their columns: whom a column is about, and what it says of them. Phrases are of small
 * letters with single spaces, the longest that fits counts. More words belong here and nowhere else.
 */

export type Part = {
  role: Role;
  lifeStage?: (typeof LIFE_STAGES)[number];
  /** Staff are recorded and never matched. */
  staff?: true;
  /** What such a person is to the first of the row where no column says it. */
  tie?: {
    kind: 'parent' | 'carer' | 'emergency-contact' | 'sibling' | 'household' | 'associate' | 'landlord' | 'partner';
    detail?: string;
  };
  words: string;
};

/** Whom a column may be about; the key is the name of the person in the mapping. */
export const PARTS: Readonly<Record<string, Part>> = {
  child: {
    role: 'subject',
    lifeStage: 'child',
    words:
      'child|children|subject child|lead child|index child|young person|young people|yp|pupil|student|subjects|baby|infant|newborn|youth|minor|cyp|kids|dependant|dependants|dependent child|dependent children',
  },
  unborn: {role: 'subject', lifeStage: 'unborn', words: 'unborn|unborn child|foetus|fetus'},
  person: {
    role: 'subject',
    words:
      'person|misper|missing person|nominals|persons|people|patient|client|service user|case subject|nominal|individual|subject|customer|resident person',
  },
  victim: {role: 'victim', words: 'victims|victim survivor|victim|complainant|aggrieved|injured party|survivor|vic|ip'},
  suspect: {
    role: 'suspect',
    words:
      'detainee|detained person|arrested person|suspects|perpetrators|alleged perpetrators|alleged abuser|alleged offender|offenders|defendants|suspect|sus|susp|perp|perpetrator|alleged perpetrator|accused|abuser|defendant|offender|adult of concern|adults of concern|person of concern|poc|source of risk',
  },
  mother: {
    role: 'parent',
    lifeStage: 'adult',
    tie: {kind: 'parent', detail: 'mother'},
    words: 'mother|mum|mums|birth mother|mothers|maternal|woman|mam',
  },
  father: {
    role: 'parent',
    lifeStage: 'adult',
    tie: {kind: 'parent', detail: 'father'},
    words: 'father|dad|dads|birth father|fathers',
  },
  parent: {
    role: 'parent',
    lifeStage: 'adult',
    tie: {kind: 'parent'},
    words:
      'birth parent|birth parents|parent|parents|parental contact|parent contact|mother father|mum dad|father mother|dad mum|mam dad',
  },
  carer: {
    role: 'carer',
    lifeStage: 'adult',
    tie: {kind: 'carer'},
    words:
      'app adult|private foster carer|pf carer|p f carer|carer|parent carer|guardian|caregiver|foster carer|responsible adult|appropriate adult|carers|main carer|placed with|kinship carer',
  },
  contact: {
    role: 'carer',
    lifeStage: 'adult',
    tie: {kind: 'carer'},
    words: 'family contact|family contacts|priority contact|next of kin|nok|home contact',
  },
  // Whom a school may ring is a neighbour or another mother at the gate as often as a carer.
  emergency: {
    role: 'other',
    lifeStage: 'adult',
    tie: {kind: 'emergency-contact'},
    words: 'emergency contact|emergency contacts',
  },
  partner: {role: 'associate', lifeStage: 'adult', tie: {kind: 'partner'}, words: 'partner|spouse|husband|wife'},
  sibling: {role: 'sibling', tie: {kind: 'sibling'}, words: 'sibling|siblings|brother|sister|sibs'},
  tenant: {
    role: 'subject',
    lifeStage: 'adult',
    words: 'tenant|main tenant|lead tenant|applicant|main applicant|householder|occupier|main occupier|first occupier',
  },
  joint: {
    role: 'household-member',
    lifeStage: 'adult',
    tie: {kind: 'household'},
    words: 'joint tenant|joint|joint applicant|second tenant|co tenant|second occupier|other occupier',
  },
  member: {
    role: 'household-member',
    tie: {kind: 'household'},
    words:
      'household member|household members|family member|occupant|occupants|household|living with|lives with|resides with|residents|resident|others at address|other occupants|family members|household composition',
  },
  lodger: {
    role: 'household-member',
    lifeStage: 'adult',
    tie: {kind: 'household'},
    words: 'lodger|lodgers|subtenant|sub tenant|boarder|lodging|lodging with',
  },
  // Others whom a case charges stand beside who it is about.
  accused: {
    role: 'suspect',
    tie: {kind: 'associate'},
    words: 'co accused|co defendant|co defendants|co offender|co offenders|others charged',
  },
  associate: {
    role: 'associate',
    tie: {kind: 'associate'},
    words:
      'associate|associates|missing with|friend|people named|persons named|others named|also present|others involved|other people|accompanying|accompanied by|accomp by|accomp|attended with|present at contact|present at visit|persons present|people present|escort|brought by|brought in by|collected by|visitor|companion|other person|linked person|other party|third party',
  },
  foundWith: {
    // Who was found with somebody is joined to them by the notification.
    role: 'found-with',
    words: 'found with|in company of|company of|in company with|located with|seen with',
  },
  adult: {
    role: 'other',
    lifeStage: 'adult',
    tie: {kind: 'associate'},
    words: 'adult|adults|other adult|other adults|named adult',
  },
  related: {
    role: 'associate',
    tie: {kind: 'associate'},
    words: 'related|related person|related party|relative|linked|linked to',
  },
  witness: {role: 'witness', words: 'witness|witnesses'},
  landlord: {role: 'other', lifeStage: 'adult', tie: {kind: 'landlord'}, words: 'landlord|landlady'},
  informant: {role: 'referrer', words: 'informant|caller|reported by|reporter'},
  referrer: {role: 'referrer', staff: true, words: 'referrer|notifier|referred by|referring officer|referring worker'},
  worker: {
    role: 'professional',
    staff: true,
    words:
      'attendee|attendees|invitees|chaired by|minuted by|professionals|professionals present|worker|social worker|om|hv|offender mgr|sw|pp|author|allocated worker|allocated to|case worker|caseworker|key worker|keyworker|officer|reporting officer|oic|offender manager|clinician|doctor|consultant|gp|midwife|health visitor|teacher|class teacher|practitioner|case manager|team manager|housing officer|author|staff|staff member|seen by|screened by|triaged by|key person|completed by|by|keyed by|logged by|recorded by|entered by|input by|nurse|school nurse|iro|chair|collar|warrant|lead professional|lead practitioner|usual gp|registered gp|named gp|registered doctor|com|probation officer|yot worker',
  },
};

/** Somebody whom a header names by a word that we do not know: what they are to the first of the row is asked. */
const OTHER: Part = {role: 'other', tie: {kind: 'associate'}, words: ''};

/** The part that a person of the mapping has, by its name. */
export const partOf = (key: string): Part => PARTS[key] ?? OTHER;

/** What a column may say of a person. */
export const PERSON_FIELDS = {
  given:
    'giv name|giv|fore|first|forenm|christian|forename one|given name s|forename|forenames|first name|first names|firstname|given name|given names|given|christian name|fname',
  middle: 'middle|middle name|middle names|middlenames|other forenames|second name',
  family: 'fam name|fam|sur|last|surnm|surname|last name|lastname|family name|family|lname|sname',
  former:
    'formerly|previous last name|previously known as|prior name|maiden name|maiden|former surname|prev surname|prev name|prior surname|former name|previous surname|previous name|former names|previous names|nee|birth name|birth surname',
  preferredFamily: 'preferred surname|preferred family name|preferred last name|chosen surname|chosen family name',
  preferredGiven: 'preferred forename|preferred first name|preferred given name|chosen forename|chosen first name',
  knownAs:
    'alias name|alias names|aliases names|known aliases|known by|alias|aliases|aka|known as|also known as|preferred name|nickname|street name|known name|goes by|called|other names|chosen name',
  title: 'title|salutation',
  name: 'name|full name|fullname|names|name of',
  birth:
    'dob or age|dob age|date of birth or age|dob approx|dob|d o b|date of birth|birth date|birthdate|born|birthday|birth date time|birth',
  birthStatus: 'dob kind|birth date type|dob status|birth status|dob type|dob verified|birth date status|dob estimated',
  expected:
    'expected dob|expected birth date|edd|expected date of delivery|due date|expected date|expected delivery|baby due|due|estimated date of delivery',
  died: 'date of death|dod|died|deceased date|death date',
  age: 'age approx|age recorded|approximate age|age|age at|age in years|approx age',
  schoolYear:
    'year group|nc year group|national curriculum year|national curriculum year group|curriculum year|nc year|ncy|n cyear actual|ncyear actual|nc year actual|school year|school year group|yr group|year grp|yr grp|yr|current year group|year of study',
  sex: 'm f sex|sex|gender|m f',
  nhs: 'nhs|nhs number|nhs no|nhsno|nhs num|nhsnumber',
  upn: 'upn|unique pupil number|pupil upn',
  uln: 'uln|unique learner number',
  pnc: 'pnc|pnc id|pnc no|pnc number|pncid',
  cro: 'cro|cro no|cro number',
  ni: 'ni|ni no|ni number|nino|national insurance|national insurance number',
  // The number of a report of somebody missing is that of the report.
  localId:
    'misper no|misper ref|misper number|misper id|missing no|missing ref|key|urn|unique reference|identifier|refno|id no|id|no|number|ref|reference|num|code',
  ownId:
    'pid|yjs id|yjs no|yjs ref|hosp no|hosp number|adm no|admission number|crn|yot ref|yot id|yot no|mosaic id|mosaic no|lcs id|lcs|ics id|service no|service number|mrn|hospital number|hospital no|pas number|nominal no|nominal ref|nominal id|swift id|carefirst id|liquidlogic id|capita id|caresys id|delius no|client index',
  mergedInto:
    'merged into|merged to|merge to|merge into|merged record|replaced by|superseded by|surviving record|surviving id|surviving number|master record|retained id|merged into id|merged into number',
  phone:
    'phone no|contact|telephones|contact tel|phone|phones|tel|telephone|mobile|mob|tel no|phone number|contact number|contact no|telephone number|landline|home tel',
  email: 'email|e mail|email address',
  vehicle: 'vrm|vehicle|vehicle reg|car reg|registration plate|vehicle seen|reg no|index mark|vehicle registration',
  address:
    'sfa|sfa address|service family accommodation|service families accommodation|married quarter|married quarters|quarters address|home|where they live|where living|where lives|letting address|licence address|last known address|address of person|address|addr|home address|residence|lives at|current address|residing at|living at|living address|stays at|address full|full address|usual address|property address|property|home addr|usual residence',
  sameHome:
    'lives with|lives here|living here|lives with child|lives in household|lives in home|same address|same home|same home address|same address as child|same address as pupil|same address as student|lives at same address|at same address|shares address|same household',
  houseNumber:
    'number name|street number|paon|house number|house no|house name number|house|dwelling|building number|property number|no name|number or name',
  addressPart:
    'flat|saon|house name|building name|building|street name|street|road|locality|suburb|district|town|city|county|address 1|address 2|address 3|address 4|address 5|address line 1|address line 2|address line 3|address line 4|address line 5|sub dwelling|subdwelling|sub building|post town|posttown|area of town|address line|line 1|line 2|line 3',
  postcode: 'postcode|post code|pcode|pc|post cde',
  uprn: 'property reference number|uprn|unique property reference number|property ref|property reference',
  protected:
    'conf|confidentiality|confidential|address confidential|restricted|address restricted|protected|address protected|withhold|withhold address|sensitive address|do not disclose|safe address|sensitive|sensitivity|sensitive flag|disclosable|non disclosure|nondisclosure|hidden|shielded|address flag|withheld|address withheld|not to be disclosed|disclosure|s flag|stop noted',
  relation:
    'is the|is a|is their|link to first|rel code|relation code|relationship code|relationship to first|relationship|rel|relation|relationship type|relates to|relationship code|related as',
  part: 'linked as|linked role|nominal class|nominal classification|relationship to occurrence|relationship to occ|role|role in family|family role|role in household|role in case|position in family|position in household|part|involvement|involvement type|capacity|nominal type|type of involvement',
  birthPlace: 'place of birth|birth place|birthplace|pob',
  occupation: 'occupation|job|employment',
} as const;

/** What a column may say of the row as a whole. */
export const ROW_FIELDS = {
  at: 'booking date|date of booking|date booked|booked on|arrest date|arrested|arrested on|date of arrest|arrest date time|date arrested|occ date|occurrence date|date of occurrence|committed from|committed from date|date committed|date time of occurrence|sentenced|sentence date|date of sentence|convicted|conviction date|date of conviction|visit|visited|visited on|visit date|date of visit|last seen|date last seen|date of contact|contact date time|date of assessment|about|date of event|date about|exact date|from incident|incident date|date of incident|event date|offence date|date of offence|occurred|occurred on|occurred at|date occurred|attendance date|arrival|arrived|arrived at|arrival date|arrival time|missing since|date missing|went missing|contact date|seen|seen on|date seen|meeting date|committed|incident at|incident|date of concern|concern date|date time of incident|attended|attendance date time|date of attendance|missing from date|start of episode|exclusion date',
  time: 'missing time|time missing|time last seen|incident time|time|time of incident|event time|time occurred',
  received:
    'linked on|date linked|linked date|link date|link created|as at|as of|as at date|position at|correct as at|date added|added|keyed|date keyed|date of form|form date|logged on|date completed|received|date received|received date|received date time|notified|date notified|submitted|date submitted|created|date created|created on|created at|sent|sent at|date sent|referral date|date of referral|date referred|referred|reported|date reported|reported on|input date|date input|entered|date entered|recorded|recorded on|date recorded|extracted|extract date|census date|loaded|notification date|report date|date of report|record date|logged|date logged|snapshot|snapshot date|registered on|date of extract',
  revision: 'updated|last updated|modified|last modified|amended|date updated|update date|revised|last amended',
  decided: 'decision date|decided|decision date time|date of decision|decision at|date decided|outcome date',
  start:
    'march in|marched in|march in date|date of march in|act start|decom|episode start|began|placed from|occupancy from|occupancy start|occupancy start date|occupied from|begin|date began|start|start date|from|date from|commenced|commencement|entry date|date of entry|admitted|admission date|tenancy start|reg date|registration date|date registered|moved in|valid from|registered|date started|since|effective from|placed',
  end: 'march out|marched out|march out date|date of march out|act end|dec|episode end|placed to|occupancy to|occupancy end|occupancy end date|occupied to|date left|left|end|end date|to|date to|until|ended|ceased|leaving date|vacated|dereg date|deregistered|deregistration date|tenancy end|moved out|valid to|date ended|effective to|date of leaving|discharged|closed',
  found:
    'found date|located|date located|located on|found|date found|found on|returned|date returned|returned on|return date',
  kind: 'registrations|registrations registration|risk registration|risk registrations|occurrence type|occurrence class|subject matter|notification type|concern type|incident type|type of concern|type of incident|category|category of abuse|category of need|abuse type|nature of concern|nature|offence type|offence title|offence description|crime title|incident title|occurrence title|offence class|offence category|offence group|event type|primary need|type of abuse|presenting need|presenting problem|concern|concern category|risk type|type|plan|plan type|complaint category',
  reasons:
    'arrested for|reason for arrest|arrest reason|offence arrested for|allegation type|reason|reasons|concerns|reason for referral|reason for contact|referral reason|offence|presenting complaint|complaint|criteria|diagnosis|concern reason|reasons for concern|charge',
  factors: 'factors|assessment factors|risk factors|factor',
  source:
    'source|source code|contact from|referral from|referral source|referring agency|source of referral|contact source|agency|source agency|source of contact|referrer type',
  ragInitial:
    'brag|brag rating|grade|notice grade|step rag|rag in|rag|initial rag|rating|rag rating|risk rating|risk level|risk grading|grading|risk|initial rating|level of risk|risk grade|rosh|rosh children|risk of serious harm|risk of serious harm children|rosh level|risk to children',
  ragFinal: 'rag out|final rag|rag final|decision rag|final rating|mash rag|agreed rag',
  outcome:
    'outcome|outcomes|disposal|next step|next steps|action|action taken|decision|result|contact outcome|referral outcome',
  nfa: 'nfa|no further action|referral nfa|nfa flag',
  allegation: 'allegation status|allegation|finding|allegation outcome|substantiated|allegation finding',
  merlin: 'merlin|merlin ref|merlin no|merlin number|merlin reference',
  cad: 'cad|cad no|cad ref|cad number|cad reference',
  /** The number under which the police keep an event, beside that of a report or of an offence in it. */
  occurrence:
    'occ no|occ ref|occ number|occurrence ref|occurrence reference|occurrence no|occurrence number|occurrence id|linked occ|linked occurrence|linked crime|linked crime no|linked crime ref',
  crime: 'crime ref|crime no|crime number|crime reference|cris|cris no|crime|crime report',
  place:
    'premises|premises address|located at|location found|found location|venue|location|incident location|incident address|scene|place|place of incident|location of incident|found at|found address|address found|found at address|located address|address located|address where found|offence location|where|place found|location of offence|address of incident',
  placePostcode:
    'found postcode|postcode found|found at postcode|located postcode|loc postcode|location postcode|postcode of incident|incident postcode|scene postcode|offence postcode|postcode of location',
  stayKind:
    'address type|type of address|accommodation type|placement type|residence type|type of accommodation|tenure type',
  placement: 'placement|placed address|placement address|placed at|address of placement',
  status: 'status|record status|state|record state',
} as const;

export type PersonField = keyof typeof PERSON_FIELDS;
export type RowField = keyof typeof ROW_FIELDS;
export type Field = PersonField | RowField;

/** Words that lead from a relation to the person it is to: "Rel to Victim". */
export const TO_WORDS = new Set(['to', 'with', 'of']);
/** Words that say nothing about what a column means. */
export const IDLE_WORDS = new Set([
  'the',
  'current',
  'details',
  'detail',
  'info',
  'primary',
  'legal',
  'latest',
  'uk',
  's',
]);
