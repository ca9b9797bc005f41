import {inherited, plainName, type Custom, type Name} from './custom.ts';
import {
  AFGHAN,
  ARAB,
  BENGALI,
  CHINESE,
  GUJARATI,
  HABESHA,
  PAKISTANI,
  SIKH,
  SOMALI,
  TAMIL,
  VIETNAMESE,
} from './lists.ts';

/** Customs without a family name in the English sense, or with one that does not stand last. */

/** Own name, father's, grandfather's: nobody's "family name" is that of their mother. */
const somali: Custom = {
  name: 'somali',
  share: 5,
  dayUnknown: 0.4,
  takesName: 0,
  named: (dice, sex, parents) => {
    const father = parents?.father ?? null;
    return plainName(
      dice.pickEarly(SOMALI[sex], 1.3),
      father?.given ?? dice.pickEarly(SOMALI.M, 1.3),
      father?.middle ?? dice.pickEarly(SOMALI.M, 1.3),
    );
  },
  forms: ({given, middle, family}) => [
    plainName(given, '', middle),
    plainName(given, '', family),
    plainName(`${given} ${middle}`, '', family),
  ],
};

const eritrean: Custom = {
  name: 'eritrean-ethiopian',
  share: 3,
  dayUnknown: 0.35,
  takesName: 0,
  named: (dice, sex, parents) =>
    plainName(
      dice.pickEarly(HABESHA[sex], 1.3),
      parents?.father?.family ?? '',
      parents?.father?.given ?? dice.pick(HABESHA.M),
    ),
  forms: ({given, middle, family}) => [
    ...(middle === '' ? [] : [plainName(given, family, middle)]),
    plainName(given, '', family),
    plainName(given, '', ''),
  ],
};

/** Women often bear a title for a surname; sons bear the father's last name, daughters may not. */
const pakistani: Custom = {
  name: 'pakistani',
  share: 7,
  dayUnknown: 0.16,
  takesName: 0.35,
  named: (dice, sex, parents) => {
    const family = parents?.father?.family ?? dice.pickEarly(PAKISTANI.family);
    if (sex === 'M')
      return plainName(
        dice.pickEarly(PAKISTANI.M),
        dice.chance(0.55) ? dice.pickEarly(PAKISTANI.before, 2) : '',
        family,
      );
    const titled = parents === null ? 0.5 : 0.15;
    return dice.chance(titled)
      ? plainName(dice.pickEarly(PAKISTANI.F), '', dice.pickEarly(PAKISTANI.marker))
      : plainName(dice.pickEarly(PAKISTANI.F), '', family);
  },
  forms: ({given, middle, family}, sex) =>
    sex === 'M'
      ? middle === ''
        ? [plainName(`Mohammed ${given}`, '', family)]
        : [plainName(`${middle} ${given}`, '', family), plainName(middle, given, family), plainName(given, '', family)]
      : [plainName(`${given} Bibi`, '', family), plainName(given, '', 'Begum')],
};

const bengali: Custom = {
  name: 'bangladeshi',
  share: 7,
  dayUnknown: 0.25,
  takesName: 0,
  named: (dice, sex, parents) =>
    sex === 'F'
      ? plainName(dice.pickEarly(BENGALI.F), '', dice.pickEarly(BENGALI.women))
      : plainName(
          dice.pickEarly(BENGALI.M),
          dice.chance(0.6) ? dice.pickEarly(BENGALI.before, 1.5) : '',
          parents?.father !== undefined && parents.father !== null && dice.chance(0.4)
            ? parents.father.family
            : dice.pickEarly(BENGALI.men),
        ),
  forms: ({given, middle, family}, sex) =>
    sex === 'F'
      ? [plainName(given, '', family === 'Begum' ? 'Khatun' : 'Begum'), plainName('Mst', given, family)]
      : [
          plainName(`${middle} ${given}`.trim(), '', family),
          plainName(given, '', family),
          plainName(middle || 'Md', given, family),
        ],
};

const sikh: Custom = {
  name: 'sikh-punjabi',
  share: 4,
  dayUnknown: 0.03,
  takesName: 0.4,
  named: (dice, sex, parents) =>
    plainName(
      dice.pick(SIKH.either),
      sex === 'F' ? 'Kaur' : 'Singh',
      inherited(dice, parents, () => dice.pickEarly(SIKH.family)),
    ),
  forms: ({given, middle, family}) => [
    plainName(given, '', middle),
    plainName(`${given} ${middle}`, '', family),
    plainName(given, '', family),
  ],
};

const gujarati: Custom = {
  name: 'gujarati',
  share: 4,
  dayUnknown: 0.02,
  takesName: 0.85,
  named: (dice, sex, parents) =>
    plainName(
      dice.pickEarly(GUJARATI[sex]),
      parents?.father?.given ?? dice.pick(GUJARATI.M),
      inherited(dice, parents, () => dice.pickEarly(GUJARATI.family, 2)),
    ),
  forms: ({given, middle, family}) => [
    plainName(given, '', family),
    plainName(`${given}${sexSuffix(given)}`, middle, family),
  ],
};

const sexSuffix = (given: string): string => (given.endsWith('a') ? 'ben' : 'bhai');

/** The father's name for a second name, and an initial in front of one's own. */
const tamil: Custom = {
  name: 'tamil',
  share: 4,
  dayUnknown: 0.02,
  takesName: 0.5,
  named: (dice, sex, parents) =>
    plainName(dice.pick(TAMIL[sex]), '', parents?.father?.given ?? dice.pick(TAMIL.fathers)),
  forms: ({given, family}) => [
    plainName(family, '', given),
    plainName(`${family.slice(0, 1)}. ${given}`, '', ''),
    plainName(`${given} ${family.slice(0, 1)}`, '', family),
  ],
};

const arab: Custom = {
  name: 'arab',
  share: 5,
  dayUnknown: 0.1,
  takesName: 0.1,
  named: (dice, sex, parents) =>
    plainName(
      dice.pickEarly(ARAB[sex]),
      parents?.father?.given ?? dice.pickEarly(ARAB.M),
      inherited(dice, parents, () => dice.pickEarly(ARAB.family, 1.3)),
    ),
  forms: ({given, middle, family}) => [
    plainName(given, middle, family.replace(/^(Al|El)-/, '$1 ')),
    plainName(given, '', family.replace(/^(Al|El)-/, '')),
    plainName(given, '', middle),
  ],
};

/** Many have one name; papers then repeat it, or put FNU. */
const afghan: Custom = {
  name: 'afghan',
  share: 3,
  dayUnknown: 0.5,
  takesName: 0.05,
  named: (dice, sex, parents) =>
    plainName(
      dice.pick(AFGHAN[sex]),
      '',
      dice.chance(0.25)
        ? ''
        : (parents?.father?.family ?? (dice.chance(0.8) ? dice.pick(AFGHAN.family) : dice.pick(AFGHAN.M))),
    ),
  forms: ({given, family}) =>
    family === ''
      ? [plainName(given, '', given), plainName('FNU', '', given)]
      : [plainName(given, '', ''), plainName(family, '', given)],
};

/** The family name stands first; offices take the last word for it. */
const chinese: Custom = {
  name: 'chinese',
  share: 2,
  dayUnknown: 0,
  takesName: 0.05,
  named: (dice, sex, parents) => {
    const syllable = (): string => dice.pick(CHINESE.syllables[sex]);
    return plainName(
      dice.chance(0.75) ? `${syllable()} ${syllable()}` : syllable(),
      '',
      inherited(dice, parents, () => dice.pickEarly(CHINESE.family))
        .split('-')
        .at(-1)!,
    );
  },
  forms: ({given, family}) => [
    plainName(family, '', given),
    plainName(given.replace(' ', ''), '', family),
    plainName(given.replace(' ', '-'), '', family),
  ],
  called: (dice, sex) => dice.pick(CHINESE.english[sex]),
};

const vietnamese: Custom = {
  name: 'vietnamese',
  share: 2,
  dayUnknown: 0.05,
  takesName: 0,
  named: (dice, sex, parents) =>
    plainName(
      dice.pick(VIETNAMESE[sex]),
      sex === 'F' ? 'Thi' : 'Van',
      inherited(dice, parents, () => dice.pickEarly(VIETNAMESE.family, 2))
        .split('-')
        .at(-1)!,
    ),
  forms: ({given, middle, family}: Name) => [
    plainName(family, middle, given),
    plainName(given, '', family),
    plainName(`${middle} ${given}`, '', family),
  ],
};

export const EASTERN: readonly Custom[] = [
  somali,
  eritrean,
  pakistani,
  bengali,
  sikh,
  gujarati,
  tamil,
  arab,
  afghan,
  chinese,
  vietnamese,
];
