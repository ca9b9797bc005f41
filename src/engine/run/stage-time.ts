import {setImmediate} from 'node:timers/promises';

/** What one stage of the main job took. Kept out of the workspace: equal input gives equal bytes. */
export type StageTime = {
  stage: string;
  rows: number;
  /** Wall time. */
  ms: number;
  /** Processor time of all threads: less than `ms` is waiting, more is work side by side. */
  cpuMs: number;
  /** Most memory the process has held so far. */
  peakMegabytes: number;
};

/**
 * Runs one stage and notes what it took; `rows` says what the stage worked on. Stages are long synchronous work: a Ctrl-C that
 * came meanwhile is heard after each.
 */
export async function timed<T>(
  stages: StageTime[],
  stage: string,
  work: () => T | Promise<T>,
  rows: (result: T) => number,
): Promise<T> {
  const start = performance.now();
  const cpuStart = process.cpuUsage();
  const result = await work();
  const cpu = process.cpuUsage(cpuStart);
  stages.push({
    stage,
    rows: rows(result),
    ms: performance.now() - start,
    cpuMs: (cpu.user + cpu.system) / 1000,
    // In KiB on every platform, as libuv gives it.
    peakMegabytes: Math.round((process.resourceUsage().maxRSS * 1024) / 1e6),
  });
  await setImmediate();
  return result;
}
