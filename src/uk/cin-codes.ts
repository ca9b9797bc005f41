/** Code lists of the DfE children in need census. Codes are keys; texts are ours, short. */
export type CodeList = Readonly<Record<string, string>>;

export const REFERRAL_SOURCES: CodeList = {
  '1A': 'Family member or carer',
  '1B': 'Acquaintance',
  '1C': 'Self',
  '1D': 'Other individual',
  '2A': 'School',
  '2B': 'Education service',
  '3A': 'GP',
  '3B': 'Health visitor',
  '3C': 'School nurse',
  '3D': 'Other primary health service',
  '3E': 'A&E',
  '3F': 'Other health service',
  '4': 'Housing',
  '5A': 'Social care, own authority',
  '5B': 'Other department, own authority',
  '5C': 'Other authority',
  '5D': 'Early help',
  '6': 'Police',
  '7': 'Other legal agency',
  '8': 'Other',
  '9': 'Anonymous',
  '10': 'Unknown',
};

export const PRIMARY_NEEDS: CodeList = {
  N0: 'Not stated',
  N1: 'Abuse or neglect',
  N2: "Child's disability or illness",
  N3: "Parent's disability or illness",
  N4: 'Family in acute stress',
  N5: 'Family dysfunction',
  N6: 'Socially unacceptable behaviour',
  N7: 'Low income',
  N8: 'Absent parenting',
  N9: 'Cases other than children in need',
};

export const ABUSE_CATEGORIES: CodeList = {
  NEG: 'Neglect',
  PHY: 'Physical abuse',
  SAB: 'Sexual abuse',
  EMO: 'Emotional abuse',
  MUL: 'Multiple',
};

export const CLOSURE_REASONS: CodeList = {
  RC1: 'Adopted',
  RC2: 'Died',
  RC3: 'Child arrangements order',
  RC4: 'Special guardianship order',
  RC5: 'Transferred to another authority',
  RC6: 'Transferred to adult services',
  RC7: 'Other',
  RC8: 'No further action after assessment',
  RC9: 'Stepped down to early help',
};

const CHILD_PARENT_OTHER = {A: 'child', B: 'parent or carer', C: 'other person in the household'} as const;

export const ASSESSMENT_FACTORS: CodeList = {
  ...byWhom('1', 'Alcohol misuse'),
  ...byWhom('2', 'Drug misuse'),
  ...byWhom('3', 'Domestic abuse'),
  ...byWhom('4', 'Mental health'),
  ...byWhom('5', 'Learning disability'),
  ...byWhom('6', 'Physical disability or illness'),
  '7A': 'Young carer',
  '8B': 'Privately fostered, overseas child staying to study',
  '8C': 'Privately fostered, overseas child with other aims',
  '8D': 'Privately fostered, overseas child',
  '8E': 'Privately fostered, stays with a friend or relation',
  '8F': 'Privately fostered, other',
  '9A': 'Unaccompanied asylum-seeking child',
  '10A': 'Missing',
  '11A': 'Child sexual exploitation',
  '12A': 'Trafficking',
  '13A': 'Gangs',
  '14A': 'Socially unacceptable behaviour',
  '15A': 'Self-harm',
  '16A': 'Neglect',
  '17A': 'Emotional abuse',
  '18A': 'Physical abuse (retired code)',
  '18B': 'Physical abuse, child on child',
  '18C': 'Physical abuse, adult on child',
  '19A': 'Sexual abuse (retired code)',
  '19B': 'Sexual abuse, child on child',
  '19C': 'Sexual abuse, adult on child',
  '20': 'Other',
  '21': 'No factors identified',
  '22A': 'Female genital mutilation',
  '23A': 'Abuse linked to faith or belief',
  '24A': 'Child criminal exploitation',
};

/**
 * The code of a list that a cell holds, alone or with its text and the letter of a drop-down before it
 * ("6", "q) 6: Police", "3E - A&E", "n1 Abuse or neglect"); null where there is none.
 */
export function codeIn(raw: string, list: CodeList): string | null {
  const text = raw.trim().replace(/^[a-z]{1,2}\)\s*/i, '');
  const match = /^([A-Z]{0,3}\d{0,2}[A-Z]?)(?:\.0)?(?=$|[\s:.,;)–-])/i.exec(text);
  const code = match?.[1]?.toUpperCase() ?? '';
  return Object.hasOwn(list, code) ? code : codeOfText(text, list);
}

/** Referral source code of a cell; null where it holds none. */
export function referralSource(raw: string): string | null {
  return codeIn(raw, REFERRAL_SOURCES);
}

/** Codes of the factors in a cell that holds several, separated by anything, in order of their first appearance. */
export function assessmentFactors(raw: string): string[] {
  const codes = raw.toUpperCase().match(/\b\d{1,2}[A-F]?\b/g) ?? [];
  return [...new Set(codes)].filter((code) => Object.hasOwn(ASSESSMENT_FACTORS, code));
}

/** The value of a cell without the letter of a drop-down before it: "a) WBRI" is "WBRI", "b) Female" is "Female". */
export function withoutListLetter(raw: string): string {
  return raw.trim().replace(/^[a-z]{1,2}\)\s*/i, '');
}

function codeOfText(text: string, list: CodeList): string | null {
  const wanted = text.toLowerCase();
  for (const [code, label] of Object.entries(list)) if (label.toLowerCase() === wanted) return code;
  return null;
}

function byWhom(number: string, text: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(CHILD_PARENT_OTHER).map(([letter, whom]) => [number + letter, `${text}: ${whom}`]),
  );
}
