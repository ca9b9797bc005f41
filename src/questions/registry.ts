import {homes} from './homes/shared-homes.ts';
import {knowsInvolved} from './links/association.ts';
import {namesakes, peopleNamed} from './links/names.ts';
import {shortestPathsBetween} from './links/paths.ts';
import type {Question} from './question.ts';

/** Every question: first the analysts' list in its order, then the general ones. A new question is one file and one line here. */
export const QUESTIONS: readonly Question[] = [shortestPathsBetween, peopleNamed, namesakes, homes, knowsInvolved];
