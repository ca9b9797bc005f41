import {MOTIFS} from '../../model/motif.ts';
import {agencyWords, outcomeWords, recordKindWords, roleWords, ruleWords} from '../../model/words.ts';
import {parameterDocs, type Question} from '../../questions/question.ts';
import {table} from '../output.ts';

/** All questions, one a line, with their number in the analysts' list. */
export function listQuestions(questions: readonly Question[]): string {
  return table(
    ['no', 'name', 'question'],
    questions.map(({number, name, asks}) => [number === null ? '' : String(number), name, asks]),
    [5, 30, 90],
  );
}

/** One question in full: what it takes, how it is answered, what its columns hold. */
export function describeQuestion(question: Question): string {
  const {name, number, asks, method, columns, tables} = question;
  const given = parameterDocs(question).map(({name: parameter, about, initial, isNeeded}) => [
    parameter,
    isNeeded ? 'needed' : (initial ?? ''),
    about,
  ]);
  const wanted = Object.entries(tables).flatMap(([file, {about, columns: inside}]) => [
    [file, about],
    ...Object.entries(inside).map(([column, text]) => [`  ${column}`, text]),
  ]);
  return [
    `${name}${number === null ? '' : `  (question ${number})`}\n${asks}\n\n${method}\n`,
    given.length === 0 ? '' : table(['parameter', 'default', 'what it says'], given, [14, 30, 80]),
    wanted.length === 0 ? '' : table(['--table', 'what it holds'], wanted, [24, 100]),
    table(['column', 'what it holds'], Object.entries(columns), [24, 100]),
  ].join('');
}

/** What the codes in a column of any answer stand for; a column that is not named here holds words already. */
const WORDS: Readonly<Record<string, (code: string) => string>> = {
  agencies: agencyWords,
  origins: agencyWords,
  source: agencyWords,
  by: recordKindWords,
  as: recordKindWords,
  kinds: recordKindWords,
  outcomes: outcomeWords,
  roles: roleWords,
  motif: (code) => MOTIFS[code]?.name ?? code,
  rule: ruleWords,
};

/** A text of an answer as people read it. */
export const cellWords = (column: string, text: string): string =>
  Object.hasOwn(WORDS, column) ? WORDS[column]!(text) : text;
