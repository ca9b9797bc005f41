import type {StructureCode} from '../../engine/judgements/structure.ts';
import type {FormError} from './decide-form.ts';
import type {SayingRole} from './pair-saying.ts';
import {isReading, type Reading} from './pair-standing.ts';

export type ReadingForm = {
  reading: Reading;
  because: string;
  /** Whether it is said although the records speak against it. */
  isOverridden: boolean;
  errors: FormError[];
};

/** As many letters as the store takes. */
const BECAUSE_MAX = 2000;

/** What a form on two identities says, with every mistake at once; `against` are what the records say against each reading. */
export function readReading(
  form: Readonly<Record<string, string>>,
  against: Record<'same' | 'different', readonly StructureCode[]>,
  role: SayingRole,
): ReadingForm {
  const {reading: given = '', because = '', override = ''} = form;
  const reading = isReading(given) ? given : 'unsure';
  const isAgainst = reading !== 'unsure' && against[reading].length > 0;
  const errors: FormError[] = [];
  if (role !== 'own' && !isReading(given)) errors.push({text: 'Choose what you read in the records', href: '#reading'});
  if (role !== 'own' && isAgainst && override !== 'yes')
    errors.push({
      text: 'The records speak against this: say that you have looked at them and that they are wrong, or choose another answer',
      href: '#override',
    });
  if (because.trim() === '') errors.push({text: 'Write why, in your own words', href: '#because'});
  if (because.length > BECAUSE_MAX)
    errors.push({text: `Write why in at most ${BECAUSE_MAX} characters`, href: '#because'});
  return {reading, because, isOverridden: isAgainst, errors};
}
