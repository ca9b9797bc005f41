import {RingfenceError} from '../base/errors.ts';
import {shortId} from '../base/hash.ts';
import {MODEL_VERSION, readModel, type LinkModel, type PinnedTerms} from '../resolve/link/weigh/link-model.ts';
import {readColumns} from '../resolve/link/columns/read-columns.ts';
import {pinModel, withoutPlaces} from '../resolve/link/weigh/pinned-terms.ts';
import type {Derived} from '../workspace/results.ts';
import type {ModelPin} from '../workspace/said.ts';
import type {Store} from '../workspace/store.ts';
import type {Known} from './view/as-of.ts';
import {checkDay, readWords, type Saying} from './judgements/words.ts';

export type PinnedModel = {id: string; model: LinkModel};

/**
 * The model that matching is pinned to now; null where it trains its own.
 * @throws RingfenceError WORKSPACE_VERSION where an engine with other comparisons made it.
 */
export function modelInForce(store: Store): PinnedModel | null {
  const id = store.modelPins().at(-1)?.model ?? '';
  return id === '' ? null : {id, model: readPinned(store, id)};
}

/** The model that results were worked out with: its weights, and what it was pinned with. @throws RingfenceError WORKSPACE_VERSION */
export function modelOf(store: Store, {model, from}: Derived): LinkModel {
  return (from.model ?? '') === '' ? readModel(model) : readPinned(store, from.model);
}

/** A model as something to weigh by once more, where it was made so. */
export const pinnedOf = (model: LinkModel): LinkModel | null => (model.pinned === undefined ? null : model);

/** The model that records were matched with, together with how common values are in them: complete, so that it can be pinned. */
export function wholeModel(
  {records: {mentions}, resolved: {dwellingAsWritten, dwellings}}: Known,
  model: LinkModel,
): LinkModel & {pinned: PinnedTerms} {
  if (model.pinned !== undefined) return {...model, pinned: model.pinned};
  return pinModel(model, readColumns(mentions, dwellingAsWritten, dwellings), dwellings);
}

/** The same as something to hand on: without places that nothing may show, whatever else is kept. */
export function shownModel(
  model: LinkModel & {pinned: PinnedTerms},
  {records: {mentions}, resolved: {dwellingAsWritten, dwellingOfMention, dwellings}}: Known,
  withheld: ReadonlySet<string>,
): LinkModel & {pinned: PinnedTerms} {
  const isWithheld = (row: number): boolean =>
    mentions[row]!.address?.protected === true ||
    [dwellingAsWritten[row]!, dwellingOfMention[row]!].some((door) => withheld.has(dwellings[door]?.id ?? ''));
  const rows = [...mentions.keys()].filter(isWithheld);
  const columns = readColumns(
    rows.map((row) => mentions[row]!),
    Int32Array.from(rows, (row) => dwellingAsWritten[row]!),
    dwellings,
  );
  return withoutPlaces(model, columns, dwellings);
}

export const idOfModel = (model: LinkModel): string => shortId('M', JSON.stringify(model));

/**
 * A decision on the model, made ready to be kept; null where it stands as asked already. `model` null frees matching.
 * @throws RingfenceError USAGE where the words or the day will not do.
 */
export function decideModel(
  pins: readonly ModelPin[],
  model: LinkModel | null,
  saying: Saying,
  today: string,
): ModelPin | null {
  const words = readWords(saying.by, saying.because);
  checkDay(saying.on, today);
  const id = model === null ? '' : idOfModel(model);
  return (pins.at(-1)?.model ?? '') === id ? null : {model: id, ...words, on: saying.on};
}

function readPinned(store: Store, id: string): LinkModel {
  const model = store.pinnedModel(id) as LinkModel;
  if (model.version === MODEL_VERSION) return model;
  throw new RingfenceError(
    'WORKSPACE_VERSION',
    `Matching is pinned to the model ${id}, which another version of Ringfence made: its weights mean nothing here. Free it with "ringfence model unpin", run, and pin the new one.`,
  );
}
