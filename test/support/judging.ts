import {QUIET} from '../../src/base/context.ts';
import {DEFAULT_CONFIG, type Config} from '../../src/engine/config/config.ts';
import {derive} from '../../src/engine/run/derive.ts';
import {openGround} from '../../src/engine/judgements/ground.ts';
import {judgementsOf} from '../../src/engine/judgements/in-force.ts';
import {sayJudgement, withdrawJudgement, type Asked, type Said} from '../../src/engine/judgements/say.ts';
import {deriveIfChanged} from '../../src/engine/run/derive-if-changed.ts';
import {openView} from '../../src/engine/view/view.ts';
import type {IdentityEvent} from '../../src/workspace/results.ts';
import type {Store} from '../../src/workspace/store.ts';
import {TRAINED_LESS} from './persons.ts';

/** Trained on fewer pairs and tested against fewer draws than by default, for speed: what is tested does not hang on it. */
export const QUICK_CONFIG: Config = {
  ...DEFAULT_CONFIG,
  persons: TRAINED_LESS,
  clusters: {...DEFAULT_CONFIG.clusters, draws: 99},
};

export const TODAY = '2024-06-30';

/** Says something of two sides as the command line does, and keeps it. */
export function judge(
  store: Store,
  verdict: Asked['verdict'],
  left: string,
  right: string,
  given: Partial<Asked> = {},
): Said {
  const ground = openGround(openView(store, null, QUIET), store, TODAY);
  const asked = {by: 'reviewer', because: 'looked', on: TODAY, override: false, ...given};
  const said = sayJudgement(ground, {...asked, verdict, left, right});
  if (said.isNew) store.judge([{type: 'said', judgement: said.judgement}]);
  return said;
}

export function withdraw(store: Store, id: string, on = TODAY): void {
  const ground = {judgements: judgementsOf(store.judgementEvents()), today: TODAY};
  const withdrawal = withdrawJudgement(ground, id, {by: 'reviewer', because: 'looked again', on});
  if (withdrawal !== null) store.judge([{type: 'withdrawn', withdrawal}]);
}

/** Works everything out again; what became of person ids. */
export async function apply(store: Store): Promise<readonly IdentityEvent[]> {
  const {events} = await deriveIfChanged({store, derive, config: QUICK_CONFIG, ctx: QUIET}, []);
  return events;
}
