import {Document, isScalar, Scalar, YAMLMap, YAMLSeq, type Node} from 'yaml';

const NOTE = Symbol('note');

/** A text with what is said beside it. */
type Noted = {[NOTE]: string; text: string};

/** What a draft is put together from; what is undefined is left out. */
export type Tree = string | number | boolean | undefined | Noted | readonly Tree[] | Block;
export type Block = {[key: string]: Tree};

/** The text that is said beside a note, of a plain text the text; undefined for all else. */
export const plainOf = (tree: Tree): string | undefined =>
  typeof tree === 'string' ? tree : typeof tree === 'object' && isNoted(tree) ? tree.text : undefined;

export const noted = (text: string, note: string): Tree => ({[NOTE]: note, text});

/** The tree as YAML, notes as comments at the ends of lines, `head` and `foot` as comments above and below. */
export function toYaml(tree: Block, head: string, foot: string): string {
  const document = new Document();
  document.contents = nodeOf(tree);
  document.commentBefore = head;
  if (foot !== '') document.comment = foot;
  return document.toString({lineWidth: 0, singleQuote: true});
}

function nodeOf(tree: Exclude<Tree, undefined>): Node {
  if (typeof tree !== 'object') return new Scalar(tree);
  if (isNoted(tree)) {
    const scalar = new Scalar(tree.text);
    scalar.comment = ` ${tree[NOTE]}`;
    return scalar;
  }
  if (isList(tree)) {
    const list = new YAMLSeq<Node>();
    for (const item of tree) if (item !== undefined) list.items.push(nodeOf(item));
    list.flow = list.items.every((item) => isScalar(item) && item.comment == null);
    return list;
  }
  const map = new YAMLMap<Node, Node>();
  for (const [key, value] of Object.entries(tree)) if (value !== undefined) map.set(new Scalar(key), nodeOf(value));
  return map;
}

const isNoted = (tree: object): tree is Noted => NOTE in tree;
const isList = (tree: object): tree is readonly Tree[] => Array.isArray(tree);
