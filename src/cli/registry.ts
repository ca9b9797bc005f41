import type {CommandModule} from './command.ts';

/**
 * Every command by its name, in the order in which the help lists them. Each is read when it is called: what a command brings
 * with it takes longer to load than most of them take to answer.
 */
const COMMANDS: readonly (readonly [name: string, load: () => Promise<CommandModule>])[] = [
  ['demo', async () => (await import('./commands/demo.ts')).demoCommand],
  ['run', async () => (await import('./commands/run.ts')).runCommand],
  ['status', async () => (await import('./commands/status.ts')).statusCommand],
  ['persons', async () => (await import('./commands/persons.ts')).personsCommand],
  ['person', async () => (await import('./commands/person.ts')).personCommand],
  ['chronology', async () => (await import('./commands/chronology.ts')).chronologyCommand],
  ['circle', async () => (await import('./commands/circle.ts')).circleCommand],
  ['genogram', async () => (await import('./commands/genogram.ts')).genogramCommand],
  ['marac', async () => (await import('./commands/marac.ts')).maracCommand],
  ['flags', async () => (await import('./commands/flags.ts')).flagsCommand],
  ['flag', async () => (await import('./commands/flag.ts')).flagCommand],
  ['alerts', async () => (await import('./commands/alerts.ts')).alertsCommand],
  ['alert', async () => (await import('./commands/alert.ts')).alertCommand],
  ['history', async () => (await import('./commands/history.ts')).historyCommand],
  ['replay', async () => (await import('./commands/replay.ts')).replayCommand],
  ['lookup', async () => (await import('./commands/lookup.ts')).lookupCommand],
  ['rules', async () => (await import('./commands/rules.ts')).rulesCommand],
  ['harm', async () => (await import('./commands/harm.ts')).harmCommand],
  ['why', async () => (await import('./commands/why.ts')).whyCommand],
  ['why-not', async () => (await import('./commands/why-not.ts')).whyNotCommand],
  ['how', async () => (await import('./commands/how.ts')).howCommand],
  ['what-if', async () => (await import('./commands/what-if.ts')).whatIfCommand],
  ['judge', async () => (await import('./commands/judge.ts')).judgeCommand],
  ['events', async () => (await import('./commands/events.ts')).eventsCommand],
  ['model', async () => (await import('./commands/model.ts')).modelCommand],
  ['report', async () => (await import('./commands/report.ts')).reportCommand],
  ['label', async () => (await import('./commands/label.ts')).labelCommand],
  ['path', async () => (await import('./commands/path.ts')).pathCommand],
  ['ask', async () => (await import('./commands/ask.ts')).askCommand],
  ['sql', async () => (await import('./commands/sql.ts')).sqlCommand],
  ['stats', async () => (await import('./commands/stats.ts')).statsCommand],
  ['feeds', async () => (await import('./commands/feeds.ts')).feedsCommand],
  ['export', async () => (await import('./commands/export.ts')).exportCommand],
  ['backup', async () => (await import('./commands/backup.ts')).backupCommand],
  ['subject-access', async () => (await import('./commands/subject-access.ts')).subjectAccessCommand],
  ['retention', async () => (await import('./commands/retention.ts')).retentionCommand],
  ['serve', async () => (await import('./commands/serve.ts')).serveCommand],
  ['users', async () => (await import('./commands/users.ts')).usersCommand],
  ['audit', async () => (await import('./commands/audit.ts')).auditCommand],
  ['neo4j', async () => (await import('./commands/neo4j.ts')).neo4jCommand],
  ['link', async () => (await import('./commands/link.ts')).linkCommand],
  ['link-table', async () => (await import('./commands/link-table.ts')).linkTableCommand],
  ['evaluate', async () => (await import('./commands/evaluate.ts')).evaluateCommand],
];

/** The command of that name; all of them where there is none, so that help lists them and a slip is told. */
export function loadCommands(name: string | undefined): Promise<CommandModule[]> {
  const called = COMMANDS.filter(([known]) => known === name);
  return Promise.all((called.length > 0 ? called : COMMANDS).map(([, load]) => load()));
}
