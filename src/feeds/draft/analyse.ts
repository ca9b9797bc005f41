import {basename} from 'node:path';
import {RingfenceError} from '../../base/errors.ts';
import type {AGENCIES} from '../../model/source.ts';
import {lacksHeader} from '../readers/table.ts';
import {agencyOf} from './file/agency.ts';
import {sourceOf, type DraftOptions} from './draft-options.ts';
import {continuedRows, readThrough, type Continued} from './rows/continued.ts';
import {partOf, type Field} from './words/header-words.ts';
import {placeColumns} from './place/place-columns.ts';
import {planRow, type RowPlan} from './rows/row-plan.ts';
import {nobodyIn, withoutNobody, type Nobody} from './rows/nobody.ts';
import {rowFormOf, type Furniture, type RowForm} from './rows/row-form.ts';
import {rowListsOf, type RowList} from './rows/row-lists.ts';
import {sampleColumns, type Column} from './sample.ts';
import {firstSlot} from './compose/first-slot.ts';
import {slotsOf, type Slot} from './compose/slots.ts';
import {SOMEBODY} from './place/owners.ts';
import type {Placed} from './place/placed.ts';

/** What a draft makes of a file, before any of it is written down. */
export type Analysed = {
  file: string;
  rows: number;
  form: RowForm;
  furniture: Furniture;
  agency: (typeof AGENCIES)[number] | null;
  /** Whether only the numbers of people, which other files have too, say whose extract it is. */
  isByNumbers?: true;
  placed: readonly Placed[];
  /** Lists within each row, whose columns are not among those placed. */
  lists: readonly RowList[];
  continued: Continued | null;
  nobody: Nobody;
  plan: RowPlan;
  slots: readonly Slot[];
  /** Whom each row is about; null for a file of events or of homes that names nobody, whose people stand in another. */
  first: Slot | null;
  /** Of a file of homes that names nobody ("Tenancy Ref, Property, Restricted"): who lives in them another file says, and looks them up here. */
  homes: Slot | null;
};

/**
 * @throws RingfenceError as `openTable` does; FILE_UNMAPPED where there is no header, or no column that is about a person, an event with a number or
 * a home with one
 */
export async function analyse(path: string, options: DraftOptions): Promise<Analysed> {
  const file = basename(path);
  const {form, furniture} = await rowFormOf(path, sourceOf(options));
  const {columns, isOrdered} = await sampleColumns(path, sourceOf({...options, form}), furniture);
  if (lacksHeader(columns.map(({name}) => name)))
    throw noDraft(
      file,
      'it has no header (its first row holds dates or numbers): ask the sender for one, or put one above it',
    );
  const rows = columns[0]?.rows ?? 0;
  if (rows === 0) throw noDraft(file, 'no row stands below its header: ask the sender for one that has rows');
  const {placed, lists, continued, nobody} = placeRows(columns, isOrdered);
  const agency = options.agency ?? agencyOf(file, columns);
  const isOfNobody = !placed.some(saysWho);
  const isOfHomes = isOfNobody && !planRow(placed, file, agency).isEvent;
  if (isOfNobody && !isOfHomes) takeForPlaces(placed);
  if (agency === 'education') takeForStaff(placed);
  const plan = planRow(placed, file, agency);
  const slots = slotsOf(placed.filter((one) => !(plan.key.length === 1 && plan.key[0] === one)));
  const first = firstSlot(slots);
  const homes = isOfHomes && plan.key.length === 1 ? (slots.find(hasHome) ?? null) : null;
  if (first === null && homes === null && !(plan.isEvent && plan.key.length === 1)) throw noPerson(file);
  return {file, rows, form, furniture, agency, placed, lists, continued, nobody, plan, slots, first, homes};
}

const hasHome = ({part, columns}: Slot): boolean =>
  part.staff !== true && columns.some(({field}) => field === 'address' || field === 'addressPart');

/** What the columns mean without the rows of nobody, and with what rows leave to those above them. */
function placeRows(
  columns: readonly Column[],
  isOrdered: boolean,
): Pick<Analysed, 'placed' | 'lists' | 'continued' | 'nobody'> {
  const {lists, rest} = rowListsOf(columns, isOrdered);
  // Whose they are the rest of the row must say.
  if (lists.length > 0) {
    const placed = placeColumns(rest, isOrdered);
    if (placed.some(saysWho)) return {placed, lists, continued: null, nobody: nobodyIn(placed)};
  }
  const all = placeColumns(columns, isOrdered);
  const nobody = nobodyIn(all);
  const kept = withoutNobody(columns, nobody);
  const alone = kept[0]?.rows === columns[0]?.rows ? all : placeColumns(kept, isOrdered);
  const continued = continuedRows(alone);
  const placed = continued === null ? alone : placeColumns(readThrough(kept, continued), isOrdered);
  return {placed, lists: [], continued, nobody};
}

const saysWho = ({part, field}: Placed): boolean =>
  part !== null && partOf(part).staff !== true && SOMEBODY.has(field ?? '');

/** By whom a school's concern was reported is one of its staff. */
function takeForStaff(placed: readonly Placed[]): void {
  for (const one of placed) if (one.part === 'informant') one.part = 'referrer';
}

/** An address in a row that names nobody is where it happened. */
function takeForPlaces(placed: readonly Placed[]): void {
  for (const one of placed) {
    if (one.part === null || partOf(one.part).staff === true) continue;
    const field = PLACES[one.field ?? ''] ?? null;
    const isTaken = field !== null && placed.some((other) => other !== one && other.field === field);
    Object.assign(one, {part: null, field: isTaken ? null : field});
  }
}
const PLACES: Readonly<Record<string, Field>> = {address: 'place', postcode: 'placePostcode', localId: 'localId'};

/** That there is nobody in a file to draft a mapping of. */
export const noPerson = (file: string): RingfenceError =>
  noDraft(file, 'no column seems to be about a person: write a mapping by hand (src/feeds/mappings/README.md)');

const noDraft = (file: string, why: string): RingfenceError =>
  new RingfenceError('FILE_UNMAPPED', `${file}: there is nothing to draft; ${why}`);
