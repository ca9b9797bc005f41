import type {Dice} from '../dice.ts';
import type {Name} from './custom.ts';

/** How a name comes out when somebody hears it, copies it or types it. */

const HEARD: readonly (readonly string[])[] = [
  ['Mohammed', 'Mohamed', 'Muhammad', 'Mohammad', 'Muhammed', 'Mohamud', 'Mohd'],
  ['Ahmed', 'Ahmad', 'Axmed'],
  ['Fatima', 'Fatma', 'Fathima', 'Fadumo', 'Faduma'],
  ['Abdi', 'Cabdi'],
  ['Ali', 'Aly', 'Cali'],
  ['Yusuf', 'Yousuf', 'Youssef', 'Yousef', 'Yuusuf'],
  ['Hussein', 'Hussain', 'Husayn', 'Xuseen', 'Hossain'],
  ['Khadija', 'Khadijah', 'Kadija', 'Qadiijo'],
  ['Amina', 'Aminah', 'Aamina'],
  ['Omar', 'Umar', 'Cumar'],
  ['Aisha', 'Ayesha', 'Aishah', 'Asha', 'Caasha'],
  ['Ibrahim', 'Ebrahim', 'Ibraheem'],
  ['Zainab', 'Zaynab', 'Zeinab'],
  ['Maryam', 'Mariam', 'Maryan', 'Meryem'],
  ['Hassan', 'Hasan', 'Xasan'],
  ['Uddin', 'Udin', 'Uddeen'],
  ['Miah', 'Mia', 'Miya'],
  ['Khatun', 'Khatoon', 'Katun'],
  ['Begum', 'Begam', 'Bagum'],
  ['Chowdhury', 'Choudhury', 'Chaudhry', 'Choudhry'],
  ['Rahman', 'Rehman', 'Rohman'],
  ['Akter', 'Akhtar', 'Aktar'],
  ['Harpreet', 'Harprit'],
  ['Jaspreet', 'Jasprit'],
  ['Singh', 'Sing'],
  ['Siobhan', 'Shivaun', 'Chevonne'],
  ['Niamh', 'Neve'],
  ['Aoife', 'Eefa'],
  ['Sean', 'Shaun', 'Shawn'],
  ['Kieran', 'Kieron', 'Ciaran'],
  ['Catherine', 'Katherine', 'Kathryn'],
  ['Stephen', 'Steven'],
  ['Jayden', 'Jaydon', 'Jaden', 'Jaiden'],
  ['Tesfaye', 'Tesfai', 'Tesfay'],
  ['Yohannes', 'Yohanes', 'Johannes'],
  ['Haile', 'Hayle'],
  ['Thompson', 'Thomson'],
  ['Clarke', 'Clark'],
  ['Davies', 'Davis'],
  ['Reid', 'Reed', 'Read'],
  ['Phillips', 'Philips'],
  ['Nguyen', 'Nguyn', 'Ngyuen'],
  ['Cheung', 'Cheong', 'Zhang'],
  ['Tharshini', 'Dharshini'],
  ['Sivakumar', 'Shivakumar'],
];

const BY_WORD = new Map(HEARD.flatMap((group) => group.map((word) => [word.toLowerCase(), group] as const)));

const SHORT: Readonly<Record<string, readonly string[]>> = {
  elizabeth: ['Liz', 'Beth', 'Lizzie'],
  charlotte: ['Charlie', 'Lottie'],
  samuel: ['Sam'],
  samantha: ['Sam'],
  daniel: ['Danny', 'Dan'],
  danielle: ['Dani'],
  christopher: ['Chris'],
  michael: ['Mick', 'Mike'],
  thomas: ['Tom', 'Tommy'],
  william: ['Will', 'Billy'],
  robert: ['Rob', 'Bobby'],
  richard: ['Rick'],
  rebecca: ['Becky', 'Bex'],
  jessica: ['Jess'],
  megan: ['Meg'],
  joseph: ['Joe'],
  anthony: ['Tony'],
  matthew: ['Matt'],
  andrew: ['Andy'],
  stephen: ['Steve'],
  natalie: ['Nat'],
  nicola: ['Nicky'],
  abigail: ['Abi'],
  joshua: ['Josh'],
  benjamin: ['Ben'],
  oliver: ['Ollie'],
  patrick: ['Pat', 'Paddy'],
  katie: ['Kate'],
  katarzyna: ['Kasia'],
  małgorzata: ['Gosia'],
  agnieszka: ['Aga'],
  aleksandra: ['Ola'],
  krzysztof: ['Chris'],
  mohammed: ['Mo'],
  emmanuel: ['Manny'],
  patricia: ['Pat', 'Trish'],
  margaret: ['Maggie'],
  kathleen: ['Kath'],
  jacqueline: ['Jackie'],
  kayleigh: ['Kay'],
  alexandru: ['Alex'],
  cristian: ['Cris'],
  antónio: ['Tony'],
};

export const petName = (dice: Dice, given: string): string => {
  const names = SHORT[given.toLowerCase()];
  return names === undefined ? '' : dice.pick(names);
};

/** Another spelling of the same word, as heard; the word itself where none is known. */
export function respell(dice: Dice, word: string): string {
  const group = BY_WORD.get(word.toLowerCase());
  if (group !== undefined) return dice.pick(group.filter((other) => other !== word));
  const rules: [RegExp, string][] = [
    [/ie\b/, 'y'],
    [/y\b/, 'ie'],
    [/ph/, 'f'],
    [/ck/, 'k'],
    [/oo/, 'u'],
    [/ee/, 'i'],
    [/([lnrst])\1/, '$1'],
    [/eigh/, 'ay'],
    [/kh/i, 'k'],
    [/c(?=[aou])/, 'k'],
  ];
  const fitting = rules.filter(([pattern]) => pattern.test(word));
  return fitting.length === 0 ? word : word.replace(...dice.pick(fitting));
}

const NEIGHBOURS: Readonly<Record<string, string>> = {
  a: 'sq',
  b: 'vn',
  c: 'xv',
  d: 'sf',
  e: 'wr',
  f: 'dg',
  g: 'fh',
  h: 'gj',
  i: 'uo',
  j: 'hk',
  k: 'jl',
  l: 'k',
  m: 'n',
  n: 'bm',
  o: 'ip',
  p: 'o',
  q: 'w',
  r: 'et',
  s: 'ad',
  t: 'ry',
  u: 'yi',
  v: 'cb',
  w: 'qe',
  x: 'zc',
  y: 'tu',
  z: 'x',
};

/** One slip of the fingers, not on the first letter. */
export function slip(dice: Dice, word: string): string {
  if (word.length < 4) return word;
  const at = dice.whole(1, word.length - 2);
  const letter = word[at]!;
  switch (dice.whole(0, 3)) {
    case 0:
      return word.slice(0, at) + word.slice(at + 1);
    case 1:
      return word.slice(0, at) + word[at + 1]! + letter + word.slice(at + 2);
    case 2:
      return word.slice(0, at) + letter + word.slice(at);
    default:
      return word.slice(0, at) + dice.pick((NEIGHBOURS[letter.toLowerCase()] ?? 'e').split('')) + word.slice(at + 1);
  }
}

const LETTERS: Readonly<Record<string, string>> = {ł: 'l', Ł: 'L', ı: 'i', İ: 'I', ø: 'o', ß: 'ss'};

/** Without accents: what a system of the nineties keeps. */
export const unaccented = (text: string): string =>
  text
    .replaceAll(/[łŁıİøß]/g, (letter) => LETTERS[letter]!)
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '');

/** `change` at one of the words of a name that are there. */
export function changeOneWord(dice: Dice, name: Name, change: (word: string) => string): Name {
  const part = dice.pick(
    (['given', 'family'] as const)
      .filter((key) => name[key] !== '')
      .concat(name.given === '' && name.family === '' ? ['given'] : []),
  );
  const words = name[part].split(' ');
  const at = dice.whole(0, words.length - 1);
  words[at] = change(words[at]!);
  return {...name, [part]: words.join(' ')};
}
