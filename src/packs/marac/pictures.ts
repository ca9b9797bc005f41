import {circlePicture} from '../../graphs/circle-picture.ts';
import {genogramPicture} from '../../graphs/genogram-picture.ts';
import type {Inquiry} from '../../questions/inquiry.ts';
import {labelOf, nameOf} from '../../questions/people.ts';
import {circleOf} from '../circle.ts';
import {pictureOf} from '../circle-words.ts';
import {familyTree} from '../genogram.ts';
import type {MaracCase} from './case.ts';

/**
 * What a meeting looks at first, SVG by the id of the sheet that it stands with: the victim's family beside the children, and the families
 * around the perpetrator beside those that they are linked to. No address is drawn.
 */
export function maracPictures(inquiry: Inquiry, {suspect, victim}: MaracCase): Map<string, string> {
  const called = (person: number): string => nameOf(inquiry, person) || labelOf(inquiry, person);
  const tree = familyTree(inquiry.network, victim, called);
  const {families} = circleOf(inquiry.network, suspect);
  return new Map([
    ['children', genogramPicture(tree, `Genogram of the victim, ${called(victim)}`)],
    ['other-families', circlePicture(pictureOf(called(suspect), families, called))],
  ]);
}
