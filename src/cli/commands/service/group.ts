import type {Group} from '../../group.ts';

export const serviceGroup: Group = {
  heading: 'The desk and triage:',
  commands: [
    {
      usage: 'serve',
      summary: 'the desk as web pages, and triage over HTTP: each to whom the policy lets see it',
      load: async () => (await import('./serve.ts')).serveCommand,
    },
    {
      usage: 'users',
      summary: 'who may ask "ringfence serve": each with a role, an agency and a token or password',
      isGroup: true,
      load: async () => (await import('./users.ts')).usersCommand,
    },
    {
      usage: 'audit',
      summary: 'the log of who saw what, when and why',
      isGroup: true,
      load: async () => (await import('./audit.ts')).auditCommand,
    },
  ],
};
