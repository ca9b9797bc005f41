import {isoToDay} from '../base/day.ts';
import {NOTIFICATION_KINDS} from '../model/notification.ts';
import type {Network} from '../network/network.ts';
import type {SignalConfig} from './config.ts';
import {concernCodes, gravityCodes} from './harm/gravity.ts';
import type {Scene} from './rule.ts';

/** What rules look at, made once a run. */
export function setScene(network: Network, config: SignalConfig): Scene {
  return {
    network,
    config,
    gravityOf: gravityCodes(config.gravity),
    isConcern: concernCodes(config.gravity),
    kindOf: (code) => NOTIFICATION_KINDS[code]!,
    today: network.asOf === null ? network.lastReceived : isoToDay(network.asOf),
    mayChangeOn: () => undefined,
  };
}
