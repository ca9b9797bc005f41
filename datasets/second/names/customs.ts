import type {Custom} from './custom.ts';
import {EASTERN} from './eastern.ts';
import {WESTERN} from './western.ts';

export const CUSTOMS: readonly Custom[] = [...WESTERN, ...EASTERN];
export const CUSTOM_SHARES = CUSTOMS.map((custom) => [custom, custom.share] as const);
