import {workerData} from 'node:worker_threads';
import {type RangeTask, takeRanges} from './parallel-ranges.ts';

await takeRanges(workerData as RangeTask);
