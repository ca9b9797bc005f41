import {must} from './assert.ts';
import {parentPort} from 'node:worker_threads';
import {takeRanges, type TeamTask} from './worker-team.ts';

const port = must(parentPort, 'the thread that started this one');
port.on('message', (task: TeamTask) => {
  // An error that nobody handles ends this thread, and the team hears of it.
  void takeRanges(task).then((reply) => port.postMessage(reply));
});
