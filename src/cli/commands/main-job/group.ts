import type {Group} from '../../group.ts';

export const mainJobGroup: Group = {
  heading: 'The main job:',
  commands: [
    {
      usage: 'demo',
      summary: 'the main job on an invented borough, scored against its truth',
      load: async () => (await import('./demo.ts')).demoCommand,
    },
    {
      usage: 'feeds',
      summary: 'look at extracts before anything is stored',
      isGroup: true,
      load: async () => (await import('./feeds.ts')).feedsCommand,
    },
    {
      usage: 'run',
      summary: 'load a folder of extracts and work everything out',
      load: async () => (await import('./run.ts')).runCommand,
    },
    {
      usage: 'status',
      summary: 'what the workspace holds',
      load: async () => (await import('./status.ts')).statusCommand,
    },
  ],
};
