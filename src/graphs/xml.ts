import {SaxesParser, type SaxesAttributeNS, type SaxesTagNS} from 'saxes';
import {RingfenceError} from '../base/errors.ts';

/** An element as a reader sees it: local name, attributes by local name, and the text directly inside. */
export type Element = {name: string; attributes: Record<string, string>; text: string};

/** Text for an XML attribute or element. Characters that no XML document can hold are left out. */
export function escapeXml(text: string): string {
  // Of most texts nothing is to be written otherwise.
  if (!MARKS.test(text)) return text;
  return text
    .replace(SUSPECT, allowed)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/[\t\n\r]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

const MARKS = /[&<>"\p{Cc}\p{Cs}\ufffe\uffff]/u;

/** Control characters, halves of pairs and the two that are no characters. */
const SUSPECT = /[\p{Cc}\p{Cs}\ufffe\uffff]/gu;

/** XML 1.0 allows tab, line ends and the controls above ASCII. */
const allowed = (mark: string): string => (/[\t\n\r]/.test(mark) || (mark >= '\u007f' && mark <= '\u009f') ? mark : '');

/** `<name a="1">` with attributes that are not null. */
export function openTag(name: string, attributes: Record<string, string | null>, isEmpty = false): string {
  let tag = `<${name}`;
  for (const key of Object.keys(attributes)) {
    const value = attributes[key]!;
    if (value !== null) tag += ` ${key}="${escapeXml(value)}"`;
  }
  return `${tag}${isEmpty ? '/' : ''}>`;
}

/**
 * Goes through a document, calling `open` and `close` with each element (its text is whole at `close`).
 * @throws RingfenceError FILE_DAMAGED with the line where it is not well-formed XML.
 */
export function readXml(
  text: string,
  name: string,
  visit: {
    open(element: Element, depth: readonly string[]): void;
    close(element: Element, depth: readonly string[]): void;
  },
): void {
  const parser = new SaxesParser({xmlns: true});
  const stack: Element[] = [];
  const path: string[] = [];
  parser.on('error', (error) => {
    throw new RingfenceError('FILE_DAMAGED', `${name}, line ${parser.line}: not well-formed XML (${error.message}).`);
  });
  parser.on('opentag', (tag: SaxesTagNS) => {
    const attributes = Object.values(tag.attributes).map(({local, value}: SaxesAttributeNS) => [local, value] as const);
    const element = {name: tag.local, attributes: Object.fromEntries(attributes), text: ''};
    stack.push(element);
    visit.open(element, path);
    path.push(tag.local);
  });
  parser.on('text', (part) => {
    const last = stack.at(-1);
    if (last !== undefined) last.text += part;
  });
  parser.on('cdata', (part) => {
    const last = stack.at(-1);
    if (last !== undefined) last.text += part;
  });
  parser.on('closetag', () => {
    path.pop();
    visit.close(stack.pop()!, path);
  });
  parser.write(text).close();
}
