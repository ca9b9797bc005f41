import {addAt} from '../../base/get-or-insert.ts';
import type {Section} from '../section.ts';

/** How many mentions make a person. */
export function sizesSection(byPerson: readonly (readonly number[])[]): Section {
  const counts = new Map<number, number>();
  for (const {length} of byPerson) addAt(counts, length);
  const sizes = [...counts].sort(([left], [right]) => left - right).map(([size, persons]) => ({size, persons}));
  return {
    id: 'sizes',
    title: 'Sizes of people',
    intro:
      'A person of very many mentions is either well known or several people run together; the cluster studio shows the largest.',
    figures: [
      {
        title: 'People by number of mentions',
        caption: 'The scale of people is logarithmic.',
        chart: {
          width: 640,
          height: 220,
          data: {values: sizes},
          mark: {type: 'bar', width: {band: 0.9}},
          encoding: {
            x: {field: 'size', type: 'ordinal', title: 'mentions', axis: {labelAngle: 0, labelOverlap: true}},
            y: {field: 'persons', type: 'quantitative', title: 'people', scale: {type: 'symlog'}, axis: {tickCount: 5}},
          },
        },
        table: {head: ['mentions', 'people'], rows: sizes.map(({size, persons}) => [size, persons])},
      },
    ],
  };
}
