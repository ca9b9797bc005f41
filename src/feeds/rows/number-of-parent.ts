import type {Identifier} from '../../model/mention.ts';
import type {Tie} from '../../model/notification.ts';
import type {Build} from './row-build.ts';

const PARENTS = new Set<Tie['kind']>(['parent', 'adoptive-parent', 'step-parent']);

/**
 * Takes from a child a national number that its row gives a parent as well, and tells `warn` which kind: nobody has two owners, and a
 * newborn is written under its mother's number until its own is there. Left with it, the record would contradict the child's own number.
 */
export function dropNumbersOfParents({out: {mentions, ties}}: Build, warn: (kind: string) => void): void {
  for (const {from, to, kind} of ties) {
    if (!PARENTS.has(kind)) continue;
    const parent = mentions.find(({id}) => id === from);
    const child = mentions.find(({id}) => id === to);
    if (parent === undefined || child === undefined) continue;
    const isOfParent = (number: Identifier): boolean =>
      number.kind !== 'local' && parent.identifiers.some((other) => areEqual(number, other));
    if (!child.identifiers.some(isOfParent)) continue;
    for (const number of child.identifiers) if (isOfParent(number)) warn(number.kind);
    child.identifiers = child.identifiers.filter((number) => !isOfParent(number));
  }
}

const areEqual = (left: Identifier, right: Identifier): boolean =>
  left.kind === right.kind && bare(left.value) === bare(right.value);

/** A number is the same with and without its blanks. */
const bare = (value: string): string => value.replaceAll(/[\s-]/g, '').toUpperCase();
