import type {Group} from '../../group.ts';

export const dataGroup: Group = {
  heading: 'Data out, and gone:',
  commands: [
    {
      usage: 'export <table>',
      summary: 'flat tables with the ids worked out, to hold the engine against a truth of your own',
      load: async () => (await import('./export.ts')).exportCommand,
    },
    {
      usage: 'backup',
      summary: 'a copy of the workspace as it is at one moment, checked; a server or a run may go on meanwhile',
      load: async () => (await import('./backup.ts')).backupCommand,
    },
    {
      usage: 'retention',
      summary: 'erase what a hub may no longer keep, by its own rules, with a certificate',
      isGroup: true,
      load: async () => (await import('./retention.ts')).retentionCommand,
    },
    {
      usage: 'neo4j',
      summary: 'the network in a Neo4j server: put it there, keep it in step, ask it',
      isGroup: true,
      load: async () => (await import('./neo4j.ts')).neo4jCommand,
    },
  ],
};
