import type {Incidence} from './incidence.ts';
import type {Network} from './network.ts';

/** The lists of a network that `rowItems` reads, each with a code: its position here. */
export const ROW_LISTS = [
  'mentionsOf',
  'tiesOf',
  'involvementsOf',
  'involvementsIn',
  'staysOf',
  'staysAt',
] as const satisfies readonly (keyof Network)[];

export type RowList = (typeof ROW_LISTS)[number];

/** The network, which says of each list what to tell of a row of it that is read; who watched it before is told as well. */
export function watchRows(network: Network, watch: (list: RowList) => (row: number) => void): Network {
  const watched = (list: RowList): Incidence => {
    const {starts, items, onRead: earlier} = network[list];
    const tell = watch(list);
    const onRead = (row: number): void => {
      earlier?.(row);
      tell(row);
    };
    return {starts, items, onRead};
  };
  const {records, resolved, columns, asOf, parted, areas, lastReceived} = network;
  const {mentions, persons, notifications, ties, involvements, stays} = network;
  return {
    records,
    resolved,
    columns,
    asOf,
    parted,
    areas,
    lastReceived,
    mentions,
    persons,
    notifications,
    ties,
    involvements,
    stays,
    mentionsOf: watched('mentionsOf'),
    tiesOf: watched('tiesOf'),
    involvementsOf: watched('involvementsOf'),
    involvementsIn: watched('involvementsIn'),
    staysOf: watched('staysOf'),
    staysAt: watched('staysAt'),
  };
}

/** The columns of what a list holds. */
export function itemsOf(network: Network, list: RowList): {received: Int32Array} {
  if (list === 'mentionsOf') return network.mentions;
  if (list === 'tiesOf') return network.ties;
  return list === 'staysOf' || list === 'staysAt' ? network.stays : network.involvements;
}
