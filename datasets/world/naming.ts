import type {Rng} from '../../src/base/rng.ts';
import type {Custom} from '../names/custom.ts';
import {petFormsOf} from '../names/variants.ts';
import type {Sex} from './model.ts';
import {chance, pick, pickCommon} from './random.ts';

/** A forename of the custom that none of the siblings bears. */
export function givenName(rng: Rng, custom: Custom, sex: Sex, taken: readonly string[]): string {
  const list = sex === 'F' ? custom.girls : custom.boys;
  for (let attempt = 0; attempt < 12; attempt++) {
    const name = pickCommon(rng, list);
    if (!taken.includes(name)) return name;
  }
  return pick(rng, list);
}

/** A family name for somebody whose parents are not known. */
export function unboundFamily(rng: Rng, custom: Custom, sex: Sex): string {
  const name = pickCommon(rng, custom.families);
  switch (custom.style) {
    case 'begum':
      return sex === 'F' ? femaleBengali(rng, name) : name;
    case 'kaur-singh':
      return `${sex === 'F' ? 'Kaur' : 'Singh'} ${name}`;
    case 'double-family':
      return chance(rng, 0.7) ? `${name} ${pickCommon(rng, custom.families)}` : name;
    case 'feminine-ending':
      return sex === 'F' ? feminine(name) : name;
    case 'muslim-free':
      return sex === 'F' && chance(rng, 0.35) ? pick(rng, ['Bibi', 'Begum', 'Akhtar', 'Kausar', 'Bano']) : name;
    case 'patronymic-chain':
      return `${pickCommon(rng, custom.boys)} ${name}`;
    default:
      return name;
  }
}

/** The family name a child gets from father (or mother, where the father is not named). */
export function childFamily(
  rng: Rng,
  custom: Custom,
  sex: Sex,
  father: {given: string; family: string} | null,
  motherFamily: string,
): string {
  const from = father?.family ?? motherFamily;
  switch (custom.style) {
    case 'patronymic-chain':
      return father === null ? motherFamily : `${father.given} ${father.family.split(' ')[0]!}`;
    case 'begum':
      return sex === 'F' && chance(rng, 0.55) ? femaleBengali(rng, lastWord(from)) : plainBengali(rng, custom, from);
    case 'kaur-singh':
      return `${sex === 'F' ? 'Kaur' : 'Singh'} ${lastWord(from)}`;
    case 'double-family':
      return father === null ? motherFamily : `${lastWord(motherFamily)} ${lastWord(father.family)}`;
    case 'feminine-ending':
      return sex === 'F' ? feminine(masculine(from)) : masculine(from);
    default:
      return from;
  }
}

/** The name a wife takes; null where the custom keeps hers. */
export function marriedFamily(rng: Rng, custom: Custom, own: string, husband: string): string | null {
  if (!chance(rng, custom.takesName)) return null;
  if (custom.style === 'kaur-singh') return `Kaur ${lastWord(husband)}`;
  if (custom.style === 'feminine-ending') return feminine(masculine(husband));
  if (custom.style === 'patronymic-chain') return husband;
  return chance(rng, 0.12) ? `${lastWord(own)}-${lastWord(husband)}` : husband;
}

/** A form under which somebody is known; empty for most. */
export function knownAsOf(rng: Rng, given: string): string {
  const forms = petFormsOf(given);
  if (forms.length > 0 && chance(rng, 0.25)) return pick(rng, forms);
  return chance(rng, 0.015)
    ? pick(rng, ['JJ', 'AJ', 'Kiki', 'Mimi', 'TJ', 'Sonny', 'Coco', 'Ace', 'Biggs', 'Tiny', 'Lala'])
    : '';
}

function lastWord(name: string): string {
  return name.slice(name.lastIndexOf(' ') + 1);
}

function femaleBengali(rng: Rng, name: string): string {
  const draw = rng.next();
  if (draw < 0.5) return 'Begum';
  if (draw < 0.68) return 'Khatun';
  if (draw < 0.76) return 'Akhtar';
  return draw < 0.8 ? 'Bibi' : name;
}

function plainBengali(rng: Rng, custom: Custom, family: string): string {
  const last = lastWord(family);
  const feminineOnly = last === 'Begum' || last === 'Khatun' || last === 'Bibi';
  return feminineOnly || chance(rng, 0.3) ? pickCommon(rng, custom.families) : last;
}

function feminine(name: string): string {
  return name.replace(/ski$/, 'ska').replace(/cki$/, 'cka');
}

function masculine(name: string): string {
  return name.replace(/ska$/, 'ski').replace(/cka$/, 'cki');
}
