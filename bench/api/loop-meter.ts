// Brought into a server by `--import`: at a message it tells what the process did since it said that it listens.

/** How often a turn is asked for. */
const TICK_MS = 5;

/** What a process did in a while. */
export type LoopReading = {
  /** The longest time in which nobody was answered, on the clock, and in processor time: on a busy machine others have the rest. */
  blockMs: number;
  blockCpuMs: number;
  /** Processor time, user and system. */
  cpuSeconds: number;
};

const cpuMs = (): number => {
  const {user, system} = process.cpuUsage();
  return (user + system) / 1000;
};

let from = cpuMs();
let last = {clock: performance.now(), cpu: from};
let longest = {blockMs: 0, blockCpuMs: 0};

setInterval(() => {
  const now = {clock: performance.now(), cpu: cpuMs()};
  const late = now.clock - last.clock - TICK_MS;
  longest.blockMs = Math.max(longest.blockMs, late);
  // Of a wait for a processor nothing is used.
  if (late > TICK_MS) longest.blockCpuMs = Math.max(longest.blockCpuMs, now.cpu - last.cpu);
  last = now;
}, TICK_MS).unref();

const write = process.stderr.write.bind(process.stderr) as (...args: unknown[]) => boolean;
// What is expected to be asked for is made from then on, before any message could be read.
process.stderr.write = (...args: unknown[]): boolean => {
  if (String(args[0]).startsWith('Listening')) {
    from = cpuMs();
    last = {clock: performance.now(), cpu: from};
    longest = {blockMs: 0, blockCpuMs: 0};
  }
  return write(...args);
};

process.on('message', () => {
  const reading: LoopReading = {...longest, cpuSeconds: (cpuMs() - from) / 1000};
  process.send!(reading);
});
process.channel?.unref();
