import type {Group} from '../../group.ts';

export const questionsGroup: Group = {
  heading: 'Questions:',
  commands: [
    {
      usage: 'path <from> <to>',
      summary: 'the shortest documented path between two persons',
      load: async () => (await import('./path.ts')).pathCommand,
    },
    {
      usage: 'ask [question]',
      summary: 'one of the named questions of analysts; --list names them',
      load: async () => (await import('./ask.ts')).askCommand,
    },
    {
      usage: 'sql [query]',
      summary:
        'a question of your own: one SELECT over tables of persons, notifications, ties, homes, flags and alerts; --list has their columns',
      load: async () => (await import('./sql.ts')).sqlCommand,
    },
    {
      usage: 'stats',
      summary: 'sources, reasons, outcomes, ratings and turnaround of a period, or of two side by side',
      load: async () => (await import('./stats.ts')).statsCommand,
    },
  ],
};
