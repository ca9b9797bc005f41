import {ageOn} from '../../network/life-stage.ts';
import type {Inquiry} from '../../questions/inquiry.ts';
import {birthOn, mentionsOf} from '../../questions/people.ts';
import {namePlaceholder, type NamePlaceholder} from '../../uk/placeholders.ts';

const BABIES: readonly NamePlaceholder[] = ['unborn', 'baby', 'twin'];

/**
 * Whether every record calls somebody "Unborn Khan", "Baby" or "Twin 1", and none makes them `years` or older on the day: that a form has them as
 * a child says no more than under 18. Where a system has one field for the whole name, the words stand in that of the family name.
 */
export function isNamedAsBaby(inquiry: Inquiry, person: number, day: number, years: number): boolean {
  const age = ageOn(birthOn(inquiry, person), day);
  if (age !== null && age.least >= years) return false;
  return mentionsOf(inquiry, person).every(({names}) =>
    names.some(({given, family}) =>
      BABIES.includes(namePlaceholder(given.trim() === '' ? family : given)?.kind ?? 'unknown'),
    ),
  );
}
