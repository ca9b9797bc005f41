import {circlePicture} from '../../graphs/circle-picture.ts';
import {genogramPicture} from '../../graphs/genogram-picture.ts';
import type {Inquiry} from '../../questions/inquiry.ts';
import {labelOf, nameOf} from '../../questions/people.ts';
import {circleOf} from '../circle.ts';
import {pictureOf} from '../circle-words.ts';
import {familyTree} from '../genogram.ts';
import type {MaracCase} from './case.ts';

/** SVG by the id of the sheet that it stands with, and everybody who is drawn, by index. */
export type MaracPictures = {pictures: Map<string, string>; drawn: number[]};

/**
 * What a meeting looks at first: the victim's family beside the children, and the families around the perpetrator beside those that they
 * are linked to. No address is drawn. `suffix` ends the ids within the pictures, so that those of several cases can stand on one page.
 */
export function maracPictures(inquiry: Inquiry, {suspect, victim}: MaracCase, suffix = ''): MaracPictures {
  const called = (person: number): string => nameOf(inquiry, person) || labelOf(inquiry, person);
  const tree = familyTree(inquiry.network, victim, called);
  const {families} = circleOf(inquiry.network, suspect);
  return {
    pictures: new Map([
      ['children', genogramPicture(tree, `Genogram of the victim, ${called(victim)}`, `genogram${suffix}`)],
      ['other-families', circlePicture(pictureOf(called(suspect), families, called), `circle${suffix}`)],
    ]),
    drawn: [...tree.persons, ...families.flatMap(({people}) => people.map(({person}) => person))],
  };
}
