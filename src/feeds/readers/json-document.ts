import {basename} from 'node:path';
import {RingfenceError} from '../../base/errors.ts';
import {readText, type Encoding} from './encoding.ts';

export type Json = string | number | boolean | null | Json[] | JsonObject;
export type JsonObject = {[key: string]: Json};
/** An object of a file and its text; null where the text is none. */
export type Entry = {value: JsonObject | null; raw: string};

/** A document is held whole, unlike lines: longer ones are to be sent as lines. */
const DOCUMENT_CHARS_MAX = 1 << 28;
/** Rows that are handed on at once. */
const BATCH = 1000;

/**
 * The objects of one document: of the list that it is, or of the one list of objects in it beside plain values ("count", "next"),
 * within as many wrappers as there are; a document without such a list is one object itself.
 * @throws RingfenceError FILE_BINARY where it is no JSON, is too long to be held, or has several lists.
 */
export async function* readDocument(path: string, gzipped: boolean, encoding: Encoding): AsyncGenerator<Entry[]> {
  const name = basename(path);
  const entries = entriesOf(parse(await wholeText(path, gzipped, encoding), name), name);
  for (let at = 0; at < entries.length; at += BATCH)
    yield entries.slice(at, at + BATCH).map((value) => ({
      value: isObject(value) ? value : null,
      raw: JSON.stringify(value),
    }));
}

function entriesOf(document: Json, name: string): readonly Json[] {
  if (Array.isArray(document)) return document;
  if (!isObject(document)) throw new RingfenceError('FILE_BINARY', `${name} is one JSON value and no list of objects`);
  const lists = listsOf(document);
  if (lists.length > 1) {
    const among = lists.map(([key]) => key).join(', ');
    throw new RingfenceError('FILE_BINARY', `${name} has several lists of objects (${among}); send one list a file`);
  }
  if (lists.length === 1) return lists[0]![1];
  const [inner, ...others] = Object.entries(document).flatMap(([key, value]) =>
    isObject(value) && isWrapper(key) && holdsList(value) ? [value] : [],
  );
  return inner === undefined || others.length > 0 ? [document] : entriesOf(inner, name);
}

/**
 * What interfaces call the whole of what they give out: a list may stand within ("extract": {"force": ..., "episodes": [...]}). An object called anything
 * else is of the one record that the document is.
 */
const isWrapper = (key: string): boolean => WRAPPERS.has(key.toLowerCase().replaceAll(/[^a-z]/g, ''));
const WRAPPERS: ReadonlySet<string> = new Set(
  'data|extract|export|exportdata|response|result|results|body|payload|report|envelope|feed|dataset|message|root|document|content|output|return|d|value|records|searchresults|query'.split(
    '|',
  ),
);

/** Whether a list of objects stands in it, or in a wrapper within it. */
const holdsList = (document: JsonObject): boolean =>
  listsOf(document).length > 0 ||
  Object.entries(document).some(([key, value]) => isObject(value) && isWrapper(key) && holdsList(value));

const listsOf = (document: JsonObject): [string, Json[]][] =>
  Object.entries(document).filter(
    (entry): entry is [string, Json[]] => Array.isArray(entry[1]) && entry[1].length > 0 && entry[1].every(isObject),
  );

function parse(text: string, name: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    const message = `${name} is no complete JSON document; ask for it again, or for one object a line, of which the good ones can be read`;
    throw new RingfenceError('FILE_BINARY', message);
  }
}

async function wholeText(path: string, gzipped: boolean, encoding: Encoding): Promise<string> {
  const pieces: string[] = [];
  let length = 0;
  for await (const piece of readText(path, gzipped, encoding)) {
    pieces.push(piece);
    length += piece.length;
    if (length <= DOCUMENT_CHARS_MAX) continue;
    const message = `${basename(path)} is one JSON document of more than ${DOCUMENT_CHARS_MAX >> 20} million characters; send one object a line`;
    throw new RingfenceError('FILE_BINARY', message);
  }
  return pieces.join('');
}

export const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
