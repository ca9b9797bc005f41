import {mergeConfig} from 'vitest/config';
import {wholeTests} from './test/support/whole-tests.ts';
import all from './vitest.config.ts';

/** Unit and property tests alone: `npm run test:unit`. */
export default mergeConfig(all, {test: {exclude: wholeTests()}});
