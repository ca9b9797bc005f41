import type {Mention} from '../../model/mention.ts';
import type {Person} from '../../model/resolved.ts';
import {COLOURS, type ChartSpec} from '../draw/svg.ts';
import type {Edge, PersonTree} from '../measure/person-edges.ts';
import {rounded, type Figure, type Section} from '../section.ts';

const EACH = 4;
/** Edges drawn beside those of the tree: the heaviest, so that a large person stays readable. */
const EDGES_MAX = 150;

/** What people are drawn from: who they are, and how two of their mentions weigh, in bits. */
export type Drawn = {
  persons: readonly Person[];
  mentions: readonly Mention[];
  weigh: (left: number, right: number) => number;
  joinBits: number;
  /** What a mention is called, by its id. */
  nameOf: (mention: string) => string;
};

/** The people whom it is most worth looking at, with every strong link between their mentions. */
export function studioSection(trees: readonly PersonTree[], drawn: Drawn): Section {
  const largest = [...trees]
    .sort((a, b) => b.mentions.length - a.mentions.length || a.person - b.person)
    .slice(0, EACH);
  const weakest = [...trees]
    .sort((a, b) => a.tree[0]!.weight - b.tree[0]!.weight || a.person - b.person)
    .filter((tree) => !largest.includes(tree))
    .slice(0, EACH);
  return {
    id: 'studio',
    title: 'Cluster studio',
    intro:
      'The largest people, and those held together by the weakest link. Each point is a mention, coloured by agency; neighbours on the wheel are linked by the strongest links.',
    figures: [
      ...largest.map((tree) => figureOf(tree, 'Largest', drawn)),
      ...weakest.map((tree) => figureOf(tree, 'Weakest link', drawn)),
    ],
  };
}

function figureOf(tree: PersonTree, why: string, drawn: Drawn): Figure {
  const {persons, mentions, joinBits, nameOf} = drawn;
  const {weight: weakest} = tree.tree[0]!;
  const below =
    weakest < joinBits
      ? `, less than the ${joinBits} that join: relatives or a register's own word brought the two together`
      : '';
  return {
    title: `${why}: ${persons[tree.person]!.id}`,
    caption: `${tree.mentions.length} mentions. Its weakest link is ${weakest.toFixed(1)} bits${below}. Thick lines hold the person together; the dashed one is the weakest.`,
    chart: wheel(tree, drawn),
    table: {
      head: ['no.', 'mention', 'link, bits', 'agency', 'feed', 'received'],
      rows: tree.mentions.map((mention, i) => {
        const {id, agency, source, receivedAt} = mentions[mention]!;
        const strongest = Math.max(
          ...tree.tree.filter(({left, right}) => left === mention || right === mention).map(({weight}) => weight),
        );
        return [i + 1, nameOf(id), rounded(strongest, 1), agency, source.feed, receivedAt.slice(0, 10)];
      }),
    },
  };
}

const SIDE = 340;
/** Points that are drawn smaller beyond this many. */
const CROWD = 28;

/** Mentions on a circle, with the links between them. */
function wheel({mentions: members, tree}: PersonTree, drawn: Drawn): ChartSpec {
  const place = new Map(alongTree(members, tree).map((mention, i) => [mention, placeOnWheel(i, members.length)]));
  const line = ({left, right, weight}: Edge) => {
    const [from, to] = [place.get(left)!, place.get(right)!];
    return {x: from.x, y: from.y, x2: to.x, y2: to.y, weight};
  };
  const xy = {
    x: {field: 'x', type: 'quantitative', axis: null, scale: {domain: [-1.2, 1.2]}},
    y: {field: 'y', type: 'quantitative', axis: null, scale: {domain: [-1.2, 1.2]}},
  };
  const ends = {...xy, x2: {field: 'x2'}, y2: {field: 'y2'}};
  const [weakest, ...rest] = tree;
  const points = members.map((mention, i) => ({
    ...place.get(mention)!,
    no: i + 1,
    agency: drawn.mentions[mention]!.agency,
  }));
  const middle = (edge: Edge) => {
    const {x, y, x2, y2, weight} = line(edge);
    return {x: (x + x2) / 2, y: (y + y2) / 2, weight};
  };
  return {
    width: SIDE,
    height: SIDE,
    layer: [
      {
        data: {values: otherEdges(members, tree, drawn).map(line)},
        mark: {type: 'rule', color: COLOURS.faint, opacity: 0.5, strokeWidth: 0.7},
        encoding: ends,
      },
      {
        data: {values: rest.map(line)},
        mark: {type: 'rule', color: COLOURS.text, strokeWidth: 1.8},
        encoding: ends,
      },
      {
        data: {values: [line(weakest!)]},
        mark: {type: 'rule', color: COLOURS.other, strokeWidth: 2.2, strokeDash: [5, 3]},
        encoding: ends,
      },
      {data: {values: points}, encoding: xy, layer: pointLayers(members.length > CROWD)},
      {
        data: {values: [middle(weakest!)]},
        mark: {type: 'text', fontSize: 11, fontWeight: 600, color: COLOURS.other, dy: -7},
        encoding: {...xy, text: {field: 'weight', format: '.1f'}},
      },
    ],
  };
}

/** Each mention as a point in the colour of its agency, with its number. */
const pointLayers = (isCrowd: boolean): ChartSpec[] => [
  {
    mark: {type: 'point', filled: true, size: isCrowd ? 150 : 240, opacity: 1, stroke: 'white'},
    encoding: {color: {field: 'agency', type: 'nominal', scale: {scheme: 'tableau10'}, legend: {columns: 4}}},
  },
  {
    mark: {type: 'text', fontSize: isCrowd ? 8 : 9, color: 'white', fontWeight: 600},
    encoding: {text: {field: 'no'}},
  },
];

const placeOnWheel = (i: number, count: number): {x: number; y: number} => ({
  x: Math.sin((2 * Math.PI * i) / count),
  y: Math.cos((2 * Math.PI * i) / count),
});

/** Members in the order in which a walk down the tree meets them, the strongest branch first: linked ones come to stand together. */
function alongTree(members: readonly number[], tree: readonly Edge[]): number[] {
  const beside = new Map<number, number[]>(members.map((member) => [member, []]));
  for (const {left, right} of tree) {
    beside.get(left)!.push(right);
    beside.get(right)!.push(left);
  }
  const order: number[] = [];
  const seen = new Set<number>();
  const visit = (member: number): void => {
    seen.add(member);
    order.push(member);
    for (const other of beside.get(member)!.reverse()) if (!seen.has(other)) visit(other);
  };
  visit(members[0]!);
  return order;
}

/** Links strong enough to join that the tree can do without, the heaviest of them. */
function otherEdges(members: readonly number[], tree: readonly Edge[], {weigh, joinBits}: Drawn): Edge[] {
  const inTree = new Set(tree.map(({left, right}) => `${left} ${right}`));
  const edges: Edge[] = [];
  for (const [i, left] of members.entries()) {
    for (const right of members.slice(i + 1)) {
      const weight = weigh(left, right);
      if (weight >= joinBits && !inTree.has(`${left} ${right}`)) edges.push({left, right, weight});
    }
  }
  return edges.sort((a, b) => b.weight - a.weight || a.left - b.left || a.right - b.right).slice(0, EDGES_MAX);
}
