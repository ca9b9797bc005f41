import {countWords} from '../base/count-words.ts';
import type {Alert, AlertAssociation, AlertLink} from '../model/finding.ts';
import type {Motif} from '../model/motif.ts';
import {agencyWords, associationWords, linkWords, listWords} from '../model/words.ts';
import {agencySentence} from './alert-words.ts';
import {layOut} from './picture-layout.ts';

/** What a picture needs beside the alert: how people are called, and the places that may be shown, by dwelling id. */
export type PictureWords = {
  motif: Motif;
  nameOf: (person: string) => string;
  places: ReadonlyMap<string, string>;
  /** Without title and notes, for a page that has them itself. */
  isBare?: boolean;
};

/** What stands below the picture. */
export function notesOf(alert: Alert): string[] {
  const {firstKnowable, chance, benign} = alert;
  const possible = benign.filter(({result}) => result === 'possible').map(({check}) => check);
  const agencies = agencySentence(alert);
  return [
    `First knowable on ${firstKnowable}. Of alerts as strong as this one, chance makes a share of ${chance.q < 0.001 ? 'less than 0.001' : `about ${short(chance.q)}`} (${chance.hypotheses} groups tested).`,
    `${agencies.slice(0, 1).toUpperCase()}${agencies.slice(1)}.`,
    possible.length === 0
      ? 'No harmless explanation that was tested fits.'
      : `Harmless explanations that remain possible: ${possible.join(', ')}.`,
    'It shows what records say, for people to weigh. A thicker line rests on more records. It says nothing of what anybody will do.',
  ];
}

/** All that is drawn, for those who listen. */
export function inWords(alert: Alert, words: PictureWords): string {
  const families = layOut(alert).families.map(({id}, at) => {
    const {children} = alert.families.find((family) => family.id === id)!;
    return `Family ${at + 1}: ${children.map(words.nameOf).join(', ')}.`;
  });
  return [
    alert.title,
    ...families,
    ...alert.links.map((link) => `${linkInWords(link, words)}.`),
    ...(alert.associations ?? []).map((pair) => `${associationInWords(pair, words)}.`),
    ...alert.dwellings.flatMap((id) => words.places.get(id) ?? []).map((place) => `Place: ${place}.`),
    ...notesOf(alert),
  ].join(' ');
}

export const linkInWords = (
  {adult, children, kinds, agencies, records, firstEvent}: AlertLink,
  {nameOf}: PictureWords,
): string =>
  `${nameOf(adult)} and ${children.map(nameOf).join(', ')}: ${listWords(kinds, linkWords)}; ${countWords(records.length, 'record')} of ${listWords(agencies, agencyWords)}, first event ${firstEvent}`;

const associationInWords = (
  {adults: [one, other], kinds, agencies, records, firstEvent}: AlertAssociation,
  {nameOf}: PictureWords,
): string =>
  `${nameOf(one)} and ${nameOf(other)}, on record with one another: ${listWords(kinds, associationWords)}; ${countWords(records.length, 'record')} of ${listWords(agencies, agencyWords)}, first event ${firstEvent}`;

const short = (value: number): number => Number(value.toPrecision(3));
