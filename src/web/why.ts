import type {Answered} from './page.ts';

type Words = Readonly<Record<string, string>>;

/** What a form offers to choose from, in the order of the words. */
export const choices = (words: Words): {value: string; text: string}[] =>
  Object.entries(words).map(([value, text]) => ({value, text}));

type Question = {template: string; title: string; objects: readonly string[]; view: object; reasons: Words};

/** The question that stands before what names people; it tells nothing of them. */
export const whyPage = ({template, title, objects, view, reasons}: Question, errors: readonly object[]): Answered => ({
  objects,
  outcome: 'reason asked for',
  answer: {
    template,
    title,
    view: {...view, errors, reasons: choices(reasons)},
    status: errors.length === 0 ? 200 : 400,
  },
});
