import type {Group} from '../../group.ts';

export const findingsGroup: Group = {
  heading: 'What stands out:',
  commands: [
    {
      usage: 'flags',
      summary: 'facts that rules found, in order of the queue',
      load: async () => (await import('./flags.ts')).flagsCommand,
    },
    {
      usage: 'flag <id>',
      summary: 'one flag in full: how its score is made, when it could first be known, and every record it rests on',
      load: async () => (await import('./flag.ts')).flagCommand,
    },
    {
      usage: 'alerts',
      summary: 'linked-family clusters for review, in order of the queue',
      load: async () => (await import('./alerts.ts')).alertsCommand,
    },
    {
      usage: 'alert <id>',
      summary: 'one alert in full, with the records behind every link; "alert dismiss" and "alert reopen" decide on it',
      load: async () => (await import('./alert.ts')).alertCommand,
    },
    {
      usage: 'history <id>',
      summary:
        'since when a flag stood, when it went, and which record made it so; of an alert, how its records came in',
      load: async () => (await import('./history.ts')).historyCommand,
    },
    {
      usage: 'replay',
      summary:
        'flags, those gone since included, and alerts in the order in which they could first have been known, with the records that made them so',
      load: async () => (await import('./replay.ts')).replayCommand,
    },
    {
      usage: 'rules',
      summary: 'the register of rules: what each says, since when and what it reads',
      load: async () => (await import('./rules.ts')).rulesCommand,
    },
    {
      usage: 'harm',
      summary: 'published weights of harm, beside the gravity table',
      isGroup: true,
      load: async () => (await import('./harm.ts')).harmCommand,
    },
  ],
};
