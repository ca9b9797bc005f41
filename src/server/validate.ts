import type {FastifySchemaCompiler} from 'fastify';
import type {z} from 'zod';
import {countWords} from '../base/count-words.ts';
import {Problem, type Mistake} from './problem.ts';

/** Lets Fastify check requests by zod schemas. */
export const zodValidator: FastifySchemaCompiler<z.ZodType> =
  ({schema}) =>
  (data) => {
    const read = schema.safeParse(data);
    return read.success
      ? {value: read.data}
      : {error: new Problem('request-invalid', read.error.issues.map(mistakeOf))};
  };

/** Which field is wrong and what to do, without a word of what was sent: a key that is not known may be somebody's name. */
function mistakeOf(issue: z.core.$ZodIssue): Mistake {
  const field = issue.path.length === 0 ? 'the body' : issue.path.map(String).join('.');
  switch (issue.code) {
    case 'unrecognized_keys':
      return {field, todo: `leave out what the document does not have: ${countWords(issue.keys.length, 'field')}`};
    case 'invalid_type':
      return {field, todo: `send ${aOrAn(issue.expected)}; it is missing or something else`};
    case 'invalid_value':
      return {field, todo: `send one of ${issue.values.map(String).join(', ')}`};
    case 'too_small':
      return {field, todo: `send at least ${issue.minimum} (${issue.origin})`};
    case 'too_big':
      return {field, todo: `send at most ${issue.maximum} (${issue.origin})`};
    case 'custom':
      return {field, todo: issue.message};
    // Words of ours, where the schema has some; zod's own would show the pattern.
    case 'invalid_format':
      return {field, todo: issue.message.startsWith('send ') ? issue.message : IN_ITS_FORM};
    default:
      return {field, todo: IN_ITS_FORM};
  }
}

const IN_ITS_FORM = 'send it in the form that the document shows';

const aOrAn = (word: string): string => `${/^[aeio]/.test(word) ? 'an' : 'a'} ${word}`;
