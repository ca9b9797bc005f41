import {pick} from '../../world/random.ts';
import type {Ground} from '../ground.ts';
import type {Motif, Plan, Strength} from '../plan.ts';
import {comeOverBorder} from './border.ts';
import {linkAll} from './channels.ts';
import {gather, share, type Gathered} from './gather.ts';
import {goMissing} from './missing.ts';
import {meetAtPlace} from './place.ts';
import {removeChildren} from './removals.ts';

const MOTIFS: readonly Motif[] = ['B', 'C', 'A', 'D', 'E', 'F', 'G'];
const STRENGTHS: readonly Strength[] = ['strong', 'medium', 'weak'];

/** Plants `count` clusters, motif by motif, at three strengths; every eighth is large. */
export function plantClusters(ground: Ground, plan: Plan, count: number): void {
  for (let i = 0; i < count; i++) {
    const motif = MOTIFS[i % MOTIFS.length]!;
    const strength = STRENGTHS[(i + Math.floor(i / MOTIFS.length)) % 3]!;
    const area = pick(ground.rng, ground.world.areas);
    const cluster = gather(
      ground,
      `K${String(i + 1).padStart(3, '0')}`,
      motif,
      strength,
      area,
      motif === 'B' && i % 14 === 7,
    );
    if (cluster.families.length < 2) continue;
    share(ground.rng, cluster);
    record(ground, plan, cluster);
    plan.clusters.push(cluster);
  }
}

function record(ground: Ground, plan: Plan, cluster: Gathered): void {
  switch (cluster.motif) {
    case 'C':
      meetAtPlace(ground, cluster);
      break;
    case 'D':
      goMissing(ground, cluster);
      break;
    case 'E':
      removeChildren(ground, cluster);
      break;
    case 'F':
      comeOverBorder(ground, plan, cluster);
      break;
    default:
      linkAll(ground, plan, cluster, cluster.picked);
  }
}
