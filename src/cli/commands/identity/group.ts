import type {Group} from '../../group.ts';

export const identityGroup: Group = {
  heading: 'Who is who:',
  commands: [
    {
      usage: 'why <left> <right>',
      summary: 'why two persons or mentions are, or are not, one: the match weight term by term',
      load: async () => (await import('./why.ts')).whyCommand,
    },
    {
      usage: 'why-not <left> <right>',
      summary: 'what keeps two persons apart, and their strongest pair of records term by term',
      load: async () => (await import('./why-not.ts')).whyNotCommand,
    },
    {
      usage: 'how <person>',
      summary: 'how a person was put together: the joins of its records, strongest first',
      load: async () => (await import('./how.ts')).howCommand,
    },
    {
      usage: 'what-if <person> [other]',
      summary:
        'what would change a decision: the evidence that would join or part two persons, or the records on which one person hangs',
      load: async () => (await import('./what-if.ts')).whatIfCommand,
    },
    {
      usage: 'judge',
      summary: 'say who is the same person and who is not; it outlives every run, and can be taken back',
      isGroup: true,
      load: async () => (await import('./judge.ts')).judgeCommand,
    },
    {
      usage: 'events',
      summary: 'what became of person ids from run to run, and why: merges, splits and changes of id, the latest first',
      load: async () => (await import('./events.ts')).eventsCommand,
    },
  ],
};
