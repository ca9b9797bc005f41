import type {Rng} from '../../src/base/rng.ts';
import {drawName, type NameLists} from './names.ts';

/** One true person: what an error-free record would say. Dates count days from 1 January 1930. */
export type Individual = {
  given: string;
  family: string;
  birthDay: number;
  sex: 'F' | 'M';
  postcode: string;
  place: string;
};

const DAYS = 31_411; // 1 January 1930 to 31 December 2015
const GIVEN_SHIFT = 10;
const FAMILY_SHIFT = 18;
const PLACE_SHIFT = 6;

/** Shares of households of one to four people; half the people of a home share its family name. */
const HOME_SIZES = [0.35, 0.3, 0.2, 0.15];
const SAME_FAMILY = 0.75;
/** Share of further people of a home who are a twin of the one before, and who bear the forename of the one before. */
const TWIN = 0.008;
const NAMESAKE = 0.004;

const AREAS =
  `AB AL BA BB BD BH BL BN BR BS CB CF CH CM CO CR CT CV CW DA DE DH DL DN DT DY EH EN EX FY GL GU HA HD HG HP HR
  HU HX IG IP KT LA LE LL LN LS LU ME MK NE NG NN NP NR OL OX PE PL PO PR RG RH RM SA SG SK SL SM SN SO SP SR SS ST SW SY TA
  TF TN TQ TR TS TW UB WA WD WF WN WR WS WV YO`.split(/\s+/);
/** Letters that second parts of postcodes use. */
const INWARD = 'ABDEFGHJLNPQRSTUWXYZ';

/** The people of one home. `homes` says how many homes the whole file has, so that postcodes hold a street of them. */
export function drawHome(rng: Rng, lists: NameLists, homes: number): Individual[] {
  const postcode = drawPostcode(rng, homes);
  const family = drawName(rng, lists.families, FAMILY_SHIFT);
  const people: Individual[] = [];
  for (let size = sizeOf(rng); size > 0; size--)
    people.push(drawIndividual(rng, lists, family, postcode, people.at(-1)));
  return people;
}

function sizeOf(rng: Rng): number {
  let rest = rng.next();
  for (const [index, share] of HOME_SIZES.entries()) {
    rest -= share;
    if (rest < 0) return index + 1;
  }
  return HOME_SIZES.length;
}

function drawIndividual(
  rng: Rng,
  lists: NameLists,
  family: string,
  postcode: string,
  before: Individual | undefined,
): Individual {
  const kin = before !== undefined && rng.next() < SAME_FAMILY;
  const sex = rng.next() < 0.5 ? 'F' : 'M';
  const given = drawName(rng, sex === 'F' ? lists.girls : lists.boys, GIVEN_SHIFT);
  const drawn: Individual = {
    given,
    family: before === undefined || kin ? family : drawName(rng, lists.families, FAMILY_SHIFT),
    birthDay: rng.int(DAYS),
    sex,
    postcode,
    place: drawName(rng, lists.places, PLACE_SHIFT),
  };
  if (!kin) return drawn;
  if (rng.next() < TWIN) return {...drawn, birthDay: before.birthDay, place: before.place};
  if (rng.next() < NAMESAKE) return {...drawn, given: before.given, sex: before.sex};
  return drawn;
}

/** A postcode of about twelve homes: the more homes, the more postcodes are in use. */
export function drawPostcode(rng: Rng, homes: number): string {
  const inUse = Math.max(200, Math.round(homes / 12));
  const code = Math.imul(rng.int(inUse), 0x9e3779b1) >>> 0;
  const area = AREAS[code % AREAS.length]!;
  const district = 1 + ((code >>> 7) % 20);
  const inward = INWARD[(code >>> 16) % 20]! + INWARD[(code >>> 21) % 20]!;
  return `${area}${String(district)} ${String((code >>> 12) % 10)}${inward}`;
}

const EPOCH = Date.UTC(1930, 0, 1);

export const isoDate = (day: number): string => new Date(EPOCH + day * 86_400_000).toISOString().slice(0, 10);
