import {COMPARISONS} from '../compare/comparisons.ts';
import type {LinkModel} from './link-model.ts';

/** How the weight of one level differs between two models, in bits for one person against strangers. */
export type LevelDrift = {comparison: string; level: string; before: number; now: number};

/** Levels by how far their weight has moved, farthest first. */
export function modelDrift(before: LinkModel, now: LinkModel): LevelDrift[] {
  const moved = ({before: one, now: other}: LevelDrift): number => Math.abs(other - one);
  return COMPARISONS.flatMap(({name, levels}, c) =>
    levels.map(({text}, level) => ({
      comparison: name,
      level: text,
      before: bitsOf(before, c, level),
      now: bitsOf(now, c, level),
    })),
  ).sort((left, right) => moved(right) - moved(left));
}

const bitsOf = ({comparisons}: LinkModel, comparison: number, level: number): number => {
  const {m, u} = comparisons[comparison]!;
  return Math.log2(m[level]! / u[level]!);
};
