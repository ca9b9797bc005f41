import cliProgress from 'cli-progress';
import type {Context} from '../base/context.ts';

/** Progress bars on a terminal, nothing in a pipe; `stop` leaves the line clean. */
export function createProgress(stream: NodeJS.WriteStream): {report: Context['progress']; stop(): void} {
  if (!stream.isTTY) return {report: () => {}, stop: () => {}};
  const bar = new cliProgress.SingleBar({
    stream,
    format: '{stage} [{bar}] {value}/{total}',
    hideCursor: true,
    clearOnComplete: true,
    barsize: 30,
  });
  let current = '';
  return {
    report(stage, done, total) {
      if (stage !== current) {
        if (current !== '') bar.stop();
        current = stage;
        bar.start(Math.max(total, 1), done, {stage: stage.padEnd(24)});
      } else {
        if (total > 0) bar.setTotal(total);
        bar.update(done);
      }
    },
    stop() {
      if (current !== '') bar.stop();
      current = '';
    },
  };
}
