import {layOut} from '../../graphs/picture-layout.ts';
import type {Alert} from '../../model/finding.ts';
import type {Network} from '../../network/network.ts';
import {Labels, type Showing} from '../labels.ts';

/** Numbers for everybody in an alert and beside it, in the order in which its picture shows them. */
export function alertLabels(network: Network, alert: Alert, showing: Showing): Labels {
  const {adults, families} = layOut(alert);
  const roles = new Map<string, string>();
  const number = (word: string, ids: readonly string[]): void => {
    let next = 1;
    for (const id of ids) if (!roles.has(id)) roles.set(id, `${word} ${next++}`);
  };
  const inOrder = families.map(({id}) => alert.families.find((family) => family.id === id)!);
  number(
    'Family',
    inOrder.map(({id}) => id),
  );
  number(
    'Adult',
    adults.map(({id}) => id),
  );
  number(
    'Child',
    inOrder.flatMap(({children}) => children),
  );
  number(
    'Parent',
    inOrder.flatMap(({adults: parents}) => parents),
  );
  number(
    'Nearby',
    alert.nearest.map(({person}) => person),
  );
  return new Labels(network, () => showing, roles);
}

/** Ids of everybody whom the page of an alert shows, for the audit log. */
export const peopleOf = ({persons, families, nearest}: Alert): string[] => [
  ...new Set([
    ...persons.map(({person}) => person),
    ...families.flatMap(({children, adults}) => [...children, ...adults]),
    ...nearest.map(({person}) => person),
  ]),
];
