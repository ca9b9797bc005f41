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
