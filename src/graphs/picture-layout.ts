import type {Alert} from '../model/finding.ts';

/** Where things stand in the picture of an alert, in pixels; rows run downwards. */
export type PictureLayout = {
  adults: {id: string; y: number; height: number}[];
  families: {id: string; y: number; height: number}[];
  /** Where each link, in the order of the alert, meets its family. */
  ports: number[];
  height: number;
};

/** Between the boxes of two adults. */
const ADULT_GAP = 8;
const ADULT_HEIGHT = 56;
const CHILD_ROW = 18;
const FAMILY_HEAD = 28;
const GAP = 16;
/** Rounds in which each side is put in the order of the middle of its partners (Sugiyama's barycentres); more change little. */
const ROUNDS = 6;

/**
 * Adults to the left, families to the right of them, in an order with few crossings: the same for the same alert, always. `heightOf` says how
 * high the box of an adult must be for what stands in it.
 */
export function layOut(
  {persons, families, links}: Pick<Alert, 'persons' | 'families' | 'links'>,
  heightOf: (adult: string) => number = () => ADULT_HEIGHT,
): PictureLayout {
  let adults = persons.filter(({role}) => role === 'adult').map(({person}) => person);
  let right = families.map(({id}) => id);
  for (let round = 0; round < ROUNDS; round++) {
    right = byMiddle(
      right,
      links.map(({family, adult}) => [family, adults.indexOf(adult)]),
    );
    adults = byMiddle(
      adults,
      links.map(({adult, family}) => [adult, right.indexOf(family)]),
    );
  }
  const heights = new Map(families.map(({id, children}) => [id, FAMILY_HEAD + CHILD_ROW * children.length + 6]));
  const leftHeight = adults.reduce((sum, id) => sum + heightOf(id) + ADULT_GAP, -ADULT_GAP);
  const rightHeight = right.reduce((sum, id) => sum + heights.get(id)! + GAP, -GAP);
  const height = Math.max(leftHeight, rightHeight);
  let y = (height - rightHeight) / 2;
  const boxes = right.map((id) => {
    const box = {id, y, height: heights.get(id)!};
    y += box.height + GAP;
    return box;
  });
  let adultY = (height - leftHeight) / 2;
  const adultBoxes = adults.map((id) => {
    const box = {id, y: adultY, height: heightOf(id)};
    adultY += box.height + ADULT_GAP;
    return box;
  });
  return {
    adults: adultBoxes,
    families: boxes,
    ports: portsOf(links, adults, boxes),
    height,
  };
}

function byMiddle(ids: readonly string[], partners: readonly (readonly [string, number])[]): string[] {
  const middle = (id: string): number => {
    const places = partners.flatMap(([one, place]) => (one === id ? [place] : []));
    return places.length === 0 ? ids.length : places.reduce((sum, place) => sum + place, 0) / places.length;
  };
  return ids
    .map((id) => ({id, at: middle(id)}))
    .sort((left, other) => left.at - other.at || (left.id < other.id ? -1 : 1))
    .map(({id}) => id);
}

/** Links meet a family one below another, in the order of their adults, so that they do not cross there. */
function portsOf(
  links: readonly {adult: string; family: string}[],
  adults: readonly string[],
  boxes: PictureLayout['families'],
): number[] {
  return links.map(({adult, family}) => {
    const box = boxes.find(({id}) => id === family)!;
    const own = links.filter((link) => link.family === family).map((link) => adults.indexOf(link.adult));
    const rank = own.filter((at) => at < adults.indexOf(adult)).length;
    return box.y + ((rank + 1) / (own.length + 1)) * box.height;
  });
}
