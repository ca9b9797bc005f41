import {findById} from '../base/find-by-id.ts';
import type {RunEvaluation} from '../engine/evaluate/run.ts';
import {lastReceived} from '../engine/evaluate/groups.ts';
import type {Truth} from '../engine/evaluate/truth.ts';
import type {Mention, PersonName} from '../model/mention.ts';
import type {Records} from '../model/records.ts';
import type {Resolved} from '../model/resolved.ts';
import {reportDoors} from '../network/columns/report-doors.ts';
import {Explainer} from '../resolve/explain.ts';
import {matchTableOf} from '../resolve/match-table.ts';
import type {LinkModel} from '../resolve/link/weigh/link-model.ts';
import type {Links} from '../resolve/link/decide/links.ts';
import {drawPage, type Page} from './draw/page.ts';
import {scoreThresholds} from './measure/accuracy.ts';
import {choosePairs} from './measure/chosen-pairs.ts';
import {measureCompleteness} from './measure/completeness.ts';
import {measureLinks} from './measure/link-facts.ts';
import {measureNames} from './measure/name-words.ts';
import {mentionsByPerson, personTrees} from './measure/person-edges.ts';
import type {Section} from './section.ts';
import {accuracySection} from './sections/accuracy.ts';
import {blockingSection} from './sections/blocking.ts';
import {completenessSection} from './sections/completeness.ts';
import {distributionSection} from './sections/distribution.ts';
import type {Thresholds} from './sections/thresholds.ts';
import {unlinkablesSection} from './sections/unlinkables.ts';
import {groupsSection} from './sections/groups.ts';
import {namesSection} from './sections/names.ts';
import {patternsSection} from './sections/patterns.ts';
import {sizesSection} from './sections/sizes.ts';
import {studioSection} from './sections/studio.ts';
import {trainingSection} from './sections/training.ts';
import {waterfallSection} from './sections/waterfalls.ts';
import {weightsSection} from './sections/weights.ts';

export type ReportInput = {
  records: Records;
  resolved: Resolved;
  model: LinkModel;
  thresholds: Thresholds;
  /** Chooses the pairs that are shown by chance. */
  seed: number;
  /** Whether mentions are called by the names in them; otherwise by their ids. */
  isNamed: boolean;
  truth: {rows: Truth; scores: RunEvaluation} | null;
};

/** The report on who was matched with whom and why, as one HTML page. Says nothing of addresses but how they compare. */
export async function writeReport(input: ReportInput): Promise<string> {
  const {mentions} = input.records;
  return drawPage({
    title: 'How the records were matched',
    lead: `Who is who in ${count(mentions.length)} mentions received by ${lastReceived(mentions)}: what the evidence weighs, where it comes from, and which decisions are worth a look. Everything is in this one file; nothing is loaded from elsewhere.`,
    facts: factsOf(input),
    sections: sectionsOf(input),
  });
}

function factsOf({records, resolved, thresholds, truth}: ReportInput): Page['facts'] {
  const facts: Page['facts'] = [
    ['mentions', records.mentions.length],
    ['of them staff, never matched', records.mentions.filter(({staff}) => staff).length],
    ['people', resolved.persons.length],
    ['pairs held apart', resolved.held.length],
    ['joins from', `${thresholds.joinBits} bits`],
    ['held from', `${thresholds.holdBits} bits`],
  ];
  if (truth === null) return facts;
  const {precision, recall} = truth.scores.persons.pairwise;
  return [...facts, ['precision', precision.toFixed(4)], ['recall', recall.toFixed(4)]];
}

function sectionsOf({records, resolved, model, thresholds, seed, isNamed, truth}: ReportInput): Section[] {
  const {mentions, ties} = records;
  const {persons, personOf} = resolved;
  const table = matchTableOf(mentions, ties, resolved, model, reportDoors(records, resolved));
  const explainer = new Explainer(mentions, ties, resolved, model, table);
  const facts = measureLinks(explainer, mentions, resolved);
  const byPerson = mentionsByPerson(resolved);
  const trees = personTrees(explainer, byPerson);
  const pairs = choosePairs({
    explainer,
    resolved,
    byPerson,
    trees,
    links: facts.links,
    holdBits: thresholds.holdBits,
    seed,
  });
  const nameOf = isNamed ? namer(mentions) : (id: string) => id;
  const weigh = (left: number, right: number): number => explainer.weigh(left, right);
  return [
    distributionSection(facts, personOf, thresholds),
    ...(truth === null ? [] : truthSections(truth, facts.links, mentions, resolved, thresholds)),
    weightsSection(model),
    trainingSection(model),
    waterfallSection(pairs, thresholds.joinBits, nameOf),
    patternsSection(facts.patterns, model),
    sizesSection(byPerson),
    studioSection(trees, {persons, mentions, weigh, joinBits: thresholds.joinBits, nameOf}),
    blockingSection(facts.blocking, facts.pairs),
    unlinkablesSection(facts.selfWeights, (mention) => mentions[mention]!.source.feed, thresholds),
    completenessSection(measureCompleteness(mentions)),
    namesSection(measureNames(explainer.columns, resolved, model)),
  ];
}

function truthSections(
  {rows, scores}: NonNullable<ReportInput['truth']>,
  links: Links,
  mentions: readonly Mention[],
  resolved: Resolved,
  thresholds: Thresholds,
): Section[] {
  return [
    accuracySection(scoreThresholds(links, mentions, resolved, rows), scores, thresholds),
    groupsSection(scores.identifiedGroups),
  ];
}

/** What a mention calls its person, with the id by which the workspace knows it. */
function namer(mentions: readonly Mention[]): (id: string) => string {
  const nameText = ({given, family}: PersonName): string => [given, family].filter((part) => part !== '').join(' ');
  return (id) => {
    const name = findById(mentions, id)?.names.map(nameText).join(' / ') ?? '';
    return name === '' ? id : `${name} (${id})`;
  };
}

const count = (value: number): string => value.toLocaleString('en-GB');
