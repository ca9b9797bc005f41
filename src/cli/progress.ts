import type {Context} from '../base/context.ts';

/** Progress bars on a terminal, nothing in a pipe; `stop` leaves the line clean. */
export async function createProgress(stream: NodeJS.WriteStream): Promise<{report: Context['progress']; stop(): void}> {
  if (!stream.isTTY) return {report: () => {}, stop: () => {}};
  // Read for a terminal only.
  const {default: cliProgress} = await import('cli-progress');
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
