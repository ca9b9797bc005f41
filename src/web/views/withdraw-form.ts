import type {FormError} from './decide-form.ts';

/** What the second person says of a judgement that somebody wants taken back. */
export const WITHDRAWAL_READINGS = {
  withdraw: 'It was wrong: take it back',
  keep: 'It stands',
  unsure: 'I cannot tell',
} as const;

const BECAUSE_MAX = 2000;

/** Mistakes of a form that takes a judgement back, all at once. */
export function withdrawalErrors(form: Readonly<Record<string, string>>, isSecond: boolean): FormError[] {
  const {reading = '', because = ''} = form;
  return [
    ...(isSecond && !Object.hasOwn(WITHDRAWAL_READINGS, reading)
      ? [{text: 'Choose what you read in the records', href: '#reading'}]
      : []),
    ...(because.trim() === '' ? [{text: 'Write why, in your own words', href: '#because'}] : []),
    ...(because.length > BECAUSE_MAX
      ? [{text: `Write why in at most ${BECAUSE_MAX} characters`, href: '#because'}]
      : []),
  ];
}
