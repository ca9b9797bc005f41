import {askedDigest} from '../../access/audit/asked-digest.ts';
import {indexOfId} from '../../base/find-by-id.ts';
import {personId} from '../../network/network.ts';
import {PersonViews} from '../../packs/person-view.ts';
import {candidatesFor, type Found} from '../../server/routes/candidates.ts';
import type {World} from '../../server/world.ts';
import {Labels} from '../labels.ts';
import type {Answered, Asked, Page, Shown} from '../page.ts';
import {SEARCH_REASONS} from '../reasons.ts';
import {countWords} from '../../base/count-words.ts';
import {NUMBER_KINDS, readSearch, type Search} from '../views/search-form.ts';

export const SEARCH_PAGE: Page = {
  method: 'GET',
  url: '/search',
  action: 'lookup',
  handle: (asked) => ({objects: [], outcome: 'given: form', answer: page(asked, {})}),
};

/** Who somebody may be. It is a form that is sent, and its answer no page of its own: no address holds whom somebody looked for. */
export const SEARCHED_PAGE: Page = {
  method: 'POST',
  url: '/search',
  action: 'lookup',
  handle: async (asked): Promise<Answered> => {
    const search = readSearch(asked.form);
    if (Array.isArray(search)) {
      const answer = {...page(asked, {errors: search}), status: 400};
      return {objects: [], outcome: 'refused: form', answer};
    }
    const looked = search.reference === '' ? await askedDigest(search) : search.reference;
    const found = foundBy(search, asked);
    return {
      objects: [looked, ...found.map(({person}) => person)],
      outcome: `given: searched, ${search.reason}`,
      answer: page(asked, {looked, count: countWords(found.length, 'person', 'people'), rows: rowsOf(found, asked)}),
    };
  },
};

/** The best first; of one person the best that any register makes of them. */
function foundBy(search: Search, {world, desk}: Asked): Found[] {
  if (search.reference !== '') return byReference(search.reference, world);
  const index = world.people();
  const [number] = search.identifiers;
  // A number of an agency's own system is looked for in each register that has it: who asks need not know what it is called here.
  const scopes = number?.kind === 'local' ? index.registersWith(number.value) : [];
  const numbers = scopes.length === 0 ? [search.identifiers] : scopes.map((scope) => [{...number!, scope}]);
  const {names, birth} = search;
  const day = desk.options.today();
  const found = numbers.flatMap((identifiers) => candidatesFor(index, {names, birth, identifiers}, day));
  const best = new Map<string, Found>();
  for (const fit of ['strong', 'possible', 'held-apart'])
    for (const one of found) if (one.confidence === fit && !best.has(one.person)) best.set(one.person, one);
  return [...best.values()];
}

function byReference(reference: string, world: World): Found[] {
  const {records, resolved} = world.network();
  const mention = indexOfId(records.mentions, reference);
  const of = mention < 0 ? -1 : resolved.personOf[mention]!;
  const person = mention < 0 ? world.current(reference) : of < 0 ? null : personId(world.network(), of);
  return person === null ? [] : [{person, confidence: 'strong', why: []}];
}

const FITS = {
  strong: {text: 'Fits', tag: 'govuk-tag--green'},
  possible: {text: 'May fit', tag: 'govuk-tag--yellow'},
  'held-apart': {text: 'Held apart', tag: 'govuk-tag--grey'},
} as const;

function rowsOf(found: readonly Found[], {world, showingOf, may, grant}: Asked): object[] {
  const network = world.network();
  const [labels, views] = [new Labels(network, showingOf, new Map()), new PersonViews(network)];
  return found.map(({person, confidence, why}) => {
    const {agencies, records} = views.row(world.person(person));
    const words = (speaks: string): string =>
      why.flatMap((one) => (one.speaks === speaks ? [one.text] : [])).join('; ');
    return {
      id: person,
      label: labels.of(person),
      fit: FITS[confidence],
      speaksFor: words('for'),
      against: words('against'),
      agencies: agencies.join(', '),
      records: countWords(records, 'record'),
      mayOpen: may('person:read') && grant.sees.names,
    };
  });
}

const page = ({form}: Asked, view: object): Shown => ({
  template: 'search',
  title: 'Find a person',
  view: {
    errors: [],
    form,
    kinds: Object.entries(NUMBER_KINDS).map(([value, text]) => ({value, text})),
    reasons: Object.entries(SEARCH_REASONS).map(([value, text]) => ({value, text})),
    ...view,
  },
});
