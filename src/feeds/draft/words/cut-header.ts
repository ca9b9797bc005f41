/** "NHSNumber", "CHILD1_DOB", "patient.birthDate" in words of small letters, numbers apart. */
export function headerWords(name: string): string[] {
  return (
    name
      // "GP's name", "Child's DOB": of the GP, of the child; "Mothers" and "Mums" are words of their own.
      .replaceAll(/(\p{L})['’]s\b/giu, '$1')
      .replaceAll(/['’]/g, '')
      // "Child/ren", "Child(ren)", "Carer(s)", "DOB(s)": of one or of several.
      .replaceAll(/\bchild\s?[(/]\s?ren\b\)?/gi, 'children')
      .replaceAll(/(\p{L})\(s\)/giu, '$1')
      .replaceAll(/\bD\.?\s?[oO]\.?\s?B\b\.?/g, ' dob ')
      // "VIC_DoB", "Child1DoB", "RoSH": small letters within one word.
      .replaceAll(/DoB(?![a-z])/g, ' dob ')
      .replaceAll(/RoSH(?![a-z])/g, ' rosh ')
      .replaceAll(/\bM\s?\/\s?F\b/gi, ' sex ')
      .replaceAll(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
      .replaceAll(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1 $2')
      .replaceAll(/(\p{L})(\d)/gu, '$1 $2')
      .replaceAll(/(\d)(\p{L})/gu, '$1 $2')
      .toLowerCase()
      .replaceAll(/\b(?:1 ?st|2 ?nd|3 ?rd)\b/g, (ordinal) => ORDINALS[ordinal[0]!]!)
      // "NPID", "REFNO": an abbreviation that ends in what it is.
      .replaceAll(/\b([bcdfghjklmnpqrstvwxz]{2,4})(id|ref|no)\b/g, '$1 $2')
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== '')
      .map((word) => (Object.hasOwn(SHORT, word) ? SHORT[word]! : word))
  );
}

const ORDINALS: Readonly<Record<string, string>> = {1: 'first', 2: 'second', 3: 'third'};

const SHORT: Readonly<Record<string, string>> = {
  dt: 'date',
  dte: 'date',
  dttm: 'datetime',
  nbr: 'number',
  addr: 'address',
  relship: 'relationship',
  relat: 'relation',
  desc: 'description',
  cat: 'category',
  mgr: 'manager',
  nm: 'name',
  flg: 'flag',
  brn: 'born',
  brth: 'birth',
  gen: 'gender',
  gndr: 'gender',
  adr: 'address',
  fnam: 'forename',
  fnm: 'forename',
  forenm: 'forename',
  fornam: 'forename',
  surn: 'surname',
  surnm: 'surname',
  snam: 'surname',
  snm: 'surname',
  dtob: 'dob',
  pcod: 'postcode',
  telno: 'telephone',
  rsn: 'reason',
  ctc: 'contact',
  add: 'address',
  pcd: 'postcode',
  frm: 'from',
  cd: 'code',
  sens: 'sensitive',
  confid: 'confidential',
  prot: 'protected',
  restr: 'restricted',
  discl: 'disclosure',
};
