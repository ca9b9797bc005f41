import {indexOfId} from '../../base/find-by-id.ts';
import {acrossAdoption} from '../../network/guard/across-adoption.ts';
import {areParted} from '../../network/network.ts';
import type {View} from '../view/view.ts';

/**
 * Tells of two persons, by id, whether an adoption parts them, by all records, whoever asks: then nobody is asked about the two, whatever
 * matching held them apart for.
 */
export function sealedPairs(view: View): (left: string, right: string) => boolean {
  const {records, resolved} = view.few();
  const isAcross = acrossAdoption(records, resolved);
  const {parted} = view.shown();
  return (left, right) => {
    const [one, other] = [indexOfId(resolved.persons, left), indexOfId(resolved.persons, right)];
    return one >= 0 && other >= 0 && (areParted(parted, one, other) || isAcross(one, other));
  };
}
