import {expect, test} from 'vitest';
import {MODEL_VERSION, readModel, startModel} from '../../../../src/resolve/link/weigh/link-model.ts';

test('a model of this version is read as it stands; one of another version, or none, is refused with what to do', () => {
  const model = JSON.parse(JSON.stringify(startModel(100))) as unknown;
  expect(readModel(model)).toEqual(startModel(100));
  for (const other of [{...startModel(100), version: `${MODEL_VERSION}0`}, {}, null]) {
    expect(() => readModel(other)).toThrow(expect.objectContaining({code: 'WORKSPACE_VERSION'}));
    expect(() => readModel(other)).toThrow(/ringfence run/);
  }
});
