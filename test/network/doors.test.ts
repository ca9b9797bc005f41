import {expect, test} from 'vitest';
import {doorKind, withLastDoor, type DoorColumns} from '../../src/network/columns/doors.ts';

/** More than fit as arguments of one call: a hub of 300,000 persons has as many front doors. */
const DOORS = 150_000;

test('the door that is no place comes behind however many doors there are', () => {
  const doors: DoorColumns = {
    kind: new Uint8Array(DOORS).fill(doorKind('dwelling')),
    postcode: Int32Array.from({length: DOORS}, (_, at) => at),
    building: new Int32Array(DOORS).fill(7),
  };
  const {kind, postcode, building} = withLastDoor(doors);
  expect([kind, postcode, building].map(({length}) => length)).toEqual([DOORS + 1, DOORS + 1, DOORS + 1]);
  expect([kind.at(-1), postcode.at(-1), building.at(-1)]).toEqual([doorKind('pseudo'), -1, -1]);
  expect([kind[0], postcode[DOORS - 1], building[3]]).toEqual([doorKind('dwelling'), DOORS - 1, 7]);
});
