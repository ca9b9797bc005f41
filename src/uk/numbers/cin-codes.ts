/** Sources of a referral by their code in the DfE children in need census; the texts are ours, short. */
const REFERRAL_SOURCES: Readonly<Record<string, string>> = {
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

/**
 * The code of a referral's source that a cell holds, alone or with its text and the letter of a drop-down before it
 * ("6", "q) 6: Police", "3E - A&E", "n1 Abuse or neglect"); null where there is none.
 */
export function referralSourceIn(raw: string): string | null {
  const text = raw.trim().replace(/^[a-z]{1,2}\)\s*/i, '');
  const match = /^([A-Z]{0,3}\d{0,2}[A-Z]?)(?:\.0)?(?=$|[\s:.,;)–-])/i.exec(text);
  const code = match?.[1]?.toUpperCase() ?? '';
  return Object.hasOwn(REFERRAL_SOURCES, code) ? code : codeOfText(text);
}

function codeOfText(text: string): string | null {
  const wanted = text.toLowerCase();
  for (const [code, label] of Object.entries(REFERRAL_SOURCES)) if (label.toLowerCase() === wanted) return code;
  return null;
}
