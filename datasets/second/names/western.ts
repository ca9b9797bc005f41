import type {Dice} from '../dice.ts';
import {inherited, plainName, type Custom, type Name, type Parents, type Sex} from './custom.ts';
import {AKAN, BRITISH, CARIBBEAN, IRISH, POLISH, PORTUGUESE, ROMANIAN, TURKISH, YORUBA} from './lists.ts';

/** Customs with a family name that stands last. */

type Lists = {F: readonly string[]; M: readonly string[]; family: readonly string[]};

const noMiddle = ({given, middle, family}: Name): Name[] => (middle === '' ? [] : [plainName(given, '', family)]);

function ordinary(lists: Lists, middle: number, drawFamily = (dice: Dice): string => dice.pickEarly(lists.family)) {
  return (dice: Dice, sex: Sex, parents: Parents | null): Name =>
    plainName(
      dice.pickEarly(lists[sex], 1.4),
      dice.chance(middle) ? dice.pickEarly(lists[sex]) : '',
      inherited(dice, parents, () => drawFamily(dice)),
    );
}

/** Most British family names are rare ones: half are drawn from a long tail. */
function britishFamily(dice: Dice): string {
  return dice.chance(0.5) ? dice.pickEarly(BRITISH.family, 2) : dice.pick(BRITISH.stems) + dice.pick(BRITISH.ends);
}

const british: Custom = {
  name: 'white-british',
  share: 30,
  dayUnknown: 0,
  takesName: 0.7,
  named: ordinary(BRITISH, 0.55, britishFamily),
  forms: noMiddle,
};

const irish: Custom = {
  name: 'irish-traveller',
  share: 4,
  dayUnknown: 0.01,
  takesName: 0.8,
  named: ordinary(IRISH, 0.35),
  forms: ({given, middle, family}) => [
    plainName(given, middle, family.replace(/^O'/, 'O ')),
    plainName(given, '', family.replace(/^O'/, '')),
  ],
};

const caribbean: Custom = {
  name: 'caribbean',
  share: 9,
  dayUnknown: 0,
  takesName: 0.5,
  named: ordinary(CARIBBEAN, 0.5),
  forms: noMiddle,
};

/** An English and a Yoruba forename, of which either is used. */
const yoruba: Custom = {
  name: 'yoruba-igbo',
  share: 8,
  dayUnknown: 0.04,
  takesName: 0.75,
  named: (dice, sex, parents) => {
    const home = dice.pick(YORUBA.heads) + dice.pick(YORUBA.tails[sex]);
    return plainName(
      home,
      dice.chance(0.7) ? dice.pick(YORUBA.english[sex]) : '',
      inherited(dice, parents, () => dice.pickEarly(YORUBA.family)),
    );
  },
  forms: ({given, middle, family}) =>
    middle === '' ? [plainName(family, '', given)] : [plainName(middle, '', family), plainName(given, '', family)],
};

const akan: Custom = {
  name: 'akan',
  share: 5,
  dayUnknown: 0.06,
  takesName: 0.6,
  named: (dice, sex, parents) =>
    plainName(
      dice.pick(AKAN.english[sex]),
      dice.pick(AKAN[sex]),
      inherited(dice, parents, () => dice.pickEarly(AKAN.family)),
    ),
  forms: ({given, middle, family}) => [plainName(middle, '', family), plainName(given, '', family)],
};

const turkish: Custom = {
  name: 'turkish',
  share: 4,
  dayUnknown: 0.12,
  takesName: 0.85,
  named: ordinary(TURKISH, 0.15),
  forms: noMiddle,
};

/** -ski for men is -ska for women. */
const polish: Custom = {
  name: 'polish',
  share: 5,
  dayUnknown: 0,
  takesName: 0.85,
  named: (dice, sex, parents) => {
    const family = inherited(dice, parents, () =>
      dice.chance(0.7) ? `${dice.pick(POLISH.stems)}ski` : dice.pick(POLISH.plain),
    );
    return plainName(dice.pickEarly(POLISH[sex]), dice.chance(0.2) ? dice.pick(POLISH[sex]) : '', ofSex(family, sex));
  },
  forms: ({given, family}, sex) => [plainName(given, '', sex === 'F' ? family.replace(/ska$/, 'ski') : family)],
};

export const ofSex = (family: string, sex: Sex): string =>
  sex === 'F' ? family.replace(/(s|c)ki\b/g, '$1ka') : family.replace(/(s|c)ka\b/g, '$1ki');

const romanian: Custom = {
  name: 'romanian-roma',
  share: 5,
  dayUnknown: 0.01,
  takesName: 0.8,
  named: ordinary(ROMANIAN, 0.5),
  forms: ({given, middle, family}) => [
    ...(middle === '' ? [] : [plainName(middle, '', family)]),
    plainName(family, '', given),
  ],
};

/** Mother's and father's family name, of which offices keep one. */
const portuguese: Custom = {
  name: 'portuguese-brazilian',
  share: 4,
  dayUnknown: 0,
  takesName: 0.3,
  named: (dice, sex, parents) => {
    const last = (name: Name | null | undefined): string =>
      name?.family.split(' ').at(-1) ?? dice.pickEarly(PORTUGUESE.family);
    return plainName(
      dice.pickEarly(PORTUGUESE[sex]),
      dice.chance(0.4) ? dice.pick(PORTUGUESE[sex]) : '',
      `${last(parents?.mother)} ${last(parents?.father ?? parents?.mother)}`,
    );
  },
  forms: ({given, family}) => {
    const [first = '', last = first] = family.split(' ');
    return [plainName(given, '', last), plainName(given, first, last), plainName(given, '', first)];
  },
};

export const WESTERN: readonly Custom[] = [
  british,
  irish,
  caribbean,
  yoruba,
  akan,
  turkish,
  polish,
  romanian,
  portuguese,
];
