import type {Dice} from '../dice.ts';

export type Sex = 'F' | 'M';

/** A name as its bearer means it. `given` is what they are called, `middle` what stands between, `family` what stands last or is inherited. */
export type Name = {given: string; middle: string; family: string};

export type Parents = {mother: Name; father: Name | null};

/** How people of one naming custom are named, and how British offices then write it. */
export type Custom = {
  name: string;
  /** Share of families. */
  share: number;
  /** Share of adults whose papers give no day of birth: offices write 1 January. */
  dayUnknown: number;
  /** Share of women who take their husband's family name on marriage. */
  takesName: number;
  /** A name at birth; without parents, that of an adult who came on their own. */
  named(dice: Dice, sex: Sex, parents: Parents | null): Name;
  /** Other ways in which offices split or shorten it. The first is the likeliest. */
  forms(name: Name, sex: Sex): Name[];
  /** What they are called in English, if the custom has such. */
  called?(dice: Dice, sex: Sex): string;
};

export const plainName = (given: string, middle: string, family: string): Name => ({given, middle, family});

/** A child has the father's family name, or the mother's where the father stays away from the register. */
export function inherited(dice: Dice, parents: Parents | null, drawn: () => string): string {
  if (parents === null) return drawn();
  const {mother, father} = parents;
  if (father === null || dice.chance(0.16)) return mother.family;
  return dice.chance(0.05) && mother.family !== father.family ? `${mother.family}-${father.family}` : father.family;
}
