/** Wall time and rows of one stage of the main job. Kept out of the workspace: equal input gives equal bytes. */
export type StageTime = {stage: string; rows: number; ms: number};

/** Runs one stage and notes its time; `rows` says what the stage worked on. */
export async function timed<T>(
  stages: StageTime[],
  stage: string,
  work: () => T | Promise<T>,
  rows: (result: T) => number,
): Promise<T> {
  const start = performance.now();
  const result = await work();
  stages.push({stage, rows: rows(result), ms: performance.now() - start});
  return result;
}
