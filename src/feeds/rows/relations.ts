import {INVERSE_KINDS, type TieKind} from '../../model/notification.ts';

/**
 * What one word says of two people. `inverse`: the person the word describes is the other end's child, ward, ... `sex` is that of who
 * is so described, where the word is one of women or of men.
 */
export type Relation = {kind: TieKind; inverse: boolean; detail: string; sex: 'female' | 'male' | 'unknown'};

/** Words of British case systems, folded; more can be said in a mapping with `map`. */
const WORDS: readonly (readonly [string, string])[] = [
  ['parent', 'mother|birth mother|mum|mam|mo|father|birth father|dad|fa|parent|biological mother|biological father'],
  [
    'step-parent',
    'step mother|step father|stepmother|stepfather|step parent|stepparent|stepmum|stepdad|step mum|step dad|mothers partner|fathers partner|' +
      'mums partner|dads partner|mothers boyfriend|mums boyfriend|fathers girlfriend|dads girlfriend|mothers husband|fathers wife|' +
      'parents partner|partner of mother|partner of father|partner of parent',
  ],
  ['adoptive-parent', 'adoptive mother|adoptive father|adoptive parent'],
  ['foster-carer', 'foster carer|foster mother|foster father|foster parent|foster mum|foster dad'],
  ['carer', 'carer|main carer|primary carer|lead carer|kinship carer'],
  ['guardian', 'guardian|special guardian|legal guardian'],
  [
    'grandparent',
    'grandmother|grandfather|grandparent|maternal grandmother|maternal grandfather|paternal grandmother|paternal grandfather|' +
      'mgm|mgf|pgm|pgf|nan|nana|nanna|gran|granny|grandma|grandmum|grandad|granddad|grandpa|gramps',
  ],
  ['sibling', 'sibling|brother|sister|twin|full sibling|sib|bro|sis'],
  ['half-sibling', 'half brother|half sister|half sibling'],
  ['step-sibling', 'step brother|step sister|stepbrother|stepsister|step sibling'],
  [
    'relative',
    'aunt|uncle|auntuncle|aunt uncle|cousin|niece|nephew|relative|other relative|family member|other family member|great aunt|great uncle|' +
      'maternal aunt|maternal uncle|paternal aunt|paternal uncle|auntie|aunty|great grandmother|great grandfather|great gran|great nan|' +
      'great grandad|mother in law|father in law|brother in law|sister in law|in law',
  ],
  ['partner', 'partner|husband|wife|spouse|civil partner|boyfriend|girlfriend|cohabitee|fiance|fiancee'],
  [
    'ex-partner',
    'ex|ex partner|ex husband|ex wife|former partner|ex boyfriend|ex girlfriend|mothers ex partner|mums ex partner|mothers ex|mums ex|' +
      'dads ex',
  ],
  [
    'household',
    'household member|lodger|housemate|resident|flatmate|lodges with family|friend staying|stays at address',
  ],
  ['emergency-contact', 'emergency contact|contact'],
  [
    'associate',
    'associate|friend|family friend|friend of family|neighbour|acquaintance|visitor|tutor|coach|known to|stranger|other|babysitter|' +
      'baby sitter|mums friend|mothers friend|dads friend|fathers friend|friends mum|friends mother|friends dad|friends father|' +
      'friends parent|older friend|school friend|football coach|sports coach|friend of mother|friend of father|friend of mum|friend of dad|' +
      'friend of parent|peer|older peer|older associate|older male|older man|taxi driver|youth leader|volunteer|looks after children',
  ],
  [
    'professional',
    'social worker|teacher|health visitor|professional|gp|key worker|keyworker|doctor|nurse|childminder|child minder|youth worker|' +
      'support worker|family support worker|family worker|outreach worker|project worker|care worker|refuge worker|hostel worker|' +
      'school nurse|midwife|teaching assistant|interpreter|police officer|probation officer|solicitor|mentor|counsellor|advocate|idva|' +
      'transport escort|school transport driver|school transport|taxi driver school transport|minibus driver|nursery worker|nursery nurse|' +
      'registered childminder|childminders assistant|swimming teacher|faith leader|imam|padre|chaplain',
  ],
  ['landlord', 'landlord|landlady'],
  ['self', 'same person|self'],
  ['child', 'son|daughter|child|baby'],
  [
    'step-child',
    'step son|step daughter|step child|stepson|stepdaughter|stepchild|partners child|partners son|partners daughter|child of partner|son of partner|daughter of partner',
  ],
  ['foster-child', 'foster child|foster son|foster daughter'],
  ['adopted-child', 'adopted child|adopted son|adopted daughter'],
  ['grandchild', 'grandchild|grandson|granddaughter'],
];

/** The last words of those that only women, or only men, are called by; "mum's partner" ends in none of them. */
const WOMEN = wordEnds(
  'mother|mum|mam|mo|stepmother|stepmum|grandmother|grandma|grandmum|mgm|pgm|nan|nana|nanna|gran|granny|aunt|auntie|aunty|niece|sister|sis|stepsister|' +
    'wife|girlfriend|fiancee|landlady|daughter|stepdaughter|granddaughter',
);
const MEN = wordEnds(
  'father|dad|fa|stepfather|stepdad|grandfather|grandad|granddad|grandpa|gramps|mgf|pgf|uncle|nephew|brother|bro|stepbrother|husband|boyfriend|' +
    'fiance|son|stepson|grandson',
);

/** Words of parents and step-parents themselves. */
const PARENT_WORD = wordEnds('mother|mum|mam|mo|stepmother|stepmum|father|dad|fa|stepfather|stepdad');

function wordEnds(words: string): RegExp {
  return new RegExp(String.raw`\b(?:${words})$`);
}

const DICTIONARY = new Map(WORDS.flatMap(([kind, words]) => words.split('|').map((word) => [word, kind] as const)));

/** What a word or a kind says, or null where it is not known. Case, hyphens and apostrophes do not count. */
export function readRelation(text: string, kinds: readonly string[]): Relation | null {
  const word = text
    .toLowerCase()
    .replaceAll(/['’.]/g, '')
    .replaceAll(/[^\p{L}]+/gu, ' ')
    .trim()
    // "is the mother of", "mother of" between two people is "mother"; "mother of victim" says whose.
    .replace(/^is (?:the |an? |their )?(?=\p{L})/u, '')
    .replace(/ of$/u, '')
    // Somebody's new partner is their partner.
    .replace(/^(\p{L}+s) (?:new|current) (?=(?:partner|boyfriend|girlfriend|husband|wife)$)/u, '$1 ');
  const exact = kinds.includes(text) || Object.hasOwn(INVERSE_KINDS, text) ? text : DICTIONARY.get(word);
  if (exact === undefined) return null;
  // "Partner of mother" is no mother.
  const [head] = word.split(' of ');
  const sex = WOMEN.test(head!) ? 'female' : MEN.test(head!) ? 'male' : 'unknown';
  const inverse = Object.hasOwn(INVERSE_KINDS, exact);
  const kind = inverse ? INVERSE_KINDS[exact as keyof typeof INVERSE_KINDS] : (exact as TieKind);
  const isParent = kind.includes('parent') && kind !== 'grandparent' && !inverse && PARENT_WORD.test(head!);
  return {kind, inverse, detail: !isParent ? '' : sex === 'female' ? 'mother' : 'father', sex};
}
