import type {PairStanding} from '../../engine/judgements/pair-states.ts';

/** Where a pair stands, in words, and the class of its tag: none is told by its colour alone. */
export const STANDINGS: Readonly<Record<PairStanding, {text: string; tag: string}>> = {
  open: {text: 'Not read yet', tag: 'govuk-tag--blue'},
  unsure: {text: 'Read, could not tell', tag: 'govuk-tag--yellow'},
  disputed: {text: 'Two readers differ', tag: 'govuk-tag--red'},
  proposed: {text: 'Waits for second reader', tag: 'govuk-tag--orange'},
  said: {text: 'Said, waits for the next run', tag: 'govuk-tag--green'},
};

/** That they are different people was said, and the last run went by it. */
export const SAID_APART = {text: 'Different people by a word', tag: 'govuk-tag--grey'};

/** What may be read of two identities, in words. */
export const READINGS = {
  same: 'They are one person',
  different: 'They are different people',
  unsure: 'I cannot tell',
} as const;
export type Reading = keyof typeof READINGS;

/** The same of whatever may be proposed, or said against it. */
export const readingWords = (word: Reading | 'withdraw' | 'dropped'): string =>
  word === 'withdraw' ? 'Take it back' : word === 'dropped' ? 'Dropped' : READINGS[word];

export const isReading = (text: string): text is Reading => Object.hasOwn(READINGS, text);
