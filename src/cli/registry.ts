import type {Command} from 'commander';
import type {CommandModule} from './command.ts';

/** A command as the help lists it; a group has no options of its own. */
type Listed = {usage: string; summary: string; isGroup?: true; load: () => Promise<CommandModule>};

/**
 * Every command, in the order in which the help lists them. Each is read when it is called: what a command brings with it takes
 * longer to load than most of them take to answer. A test holds what stands here to what the commands say themselves.
 */
const COMMANDS: readonly Listed[] = [
  {
    usage: 'demo',
    summary: 'the main job on an invented borough, scored against its truth',
    load: async () => (await import('./commands/main-job/demo.ts')).demoCommand,
  },
  {
    usage: 'run',
    summary: 'load a folder of extracts and work everything out',
    load: async () => (await import('./commands/main-job/run.ts')).runCommand,
  },
  {
    usage: 'status',
    summary: 'what the workspace holds',
    load: async () => (await import('./commands/main-job/status.ts')).statusCommand,
  },
  {
    usage: 'persons',
    summary: 'everybody the records tell of',
    load: async () => (await import('./commands/people/persons.ts')).personsCommand,
  },
  {
    usage: 'person <id>',
    summary: 'one person with every record behind them',
    load: async () => (await import('./commands/people/person.ts')).personCommand,
  },
  {
    usage: 'chronology <id>',
    summary: 'all that was recorded of a person or family in order of time, merged across agencies',
    load: async () => (await import('./commands/people/chronology.ts')).chronologyCommand,
  },
  {
    usage: 'circle <id>',
    summary:
      'everybody around a person, by family: ties, homes at the same time, notifications that name both, with the records',
    load: async () => (await import('./commands/people/circle.ts')).circleCommand,
  },
  {
    usage: 'genogram <id>',
    summary:
      'the family around a person by recorded relations, three generations, in sentences or drawn with the usual symbols',
    load: async () => (await import('./commands/people/genogram.ts')).genogramCommand,
  },
  {
    usage: 'marac [perpetrator]',
    summary:
      'the pack of one case at MARAC, or of every case on a list: parties, grounds, incidents, children, the perpetrator’s other links, who must not receive it',
    load: async () => (await import('./commands/people/marac.ts')).maracCommand,
  },
  {
    usage: 'flags',
    summary: 'facts that rules found, in order of the queue',
    load: async () => (await import('./commands/findings/flags.ts')).flagsCommand,
  },
  {
    usage: 'flag <id>',
    summary: 'one flag in full: how its score is made, when it could first be known, and every record it rests on',
    load: async () => (await import('./commands/findings/flag.ts')).flagCommand,
  },
  {
    usage: 'alerts',
    summary: 'linked-family clusters for review, in order of the queue',
    load: async () => (await import('./commands/findings/alerts.ts')).alertsCommand,
  },
  {
    usage: 'alert <id>',
    summary: 'one alert in full, with the records behind every link; "alert dismiss" and "alert reopen" decide on it',
    load: async () => (await import('./commands/findings/alert.ts')).alertCommand,
  },
  {
    usage: 'history <id>',
    summary: 'since when a flag stood, when it went, and which record made it so; of an alert, how its records came in',
    load: async () => (await import('./commands/findings/history.ts')).historyCommand,
  },
  {
    usage: 'replay',
    summary:
      'flags, those gone since included, and alerts in the order in which they could first have been known, with the records that made them so',
    load: async () => (await import('./commands/findings/replay.ts')).replayCommand,
  },
  {
    usage: 'lookup',
    summary: 'who somebody may be: the persons that fit, each with the match weight term by term',
    load: async () => (await import('./commands/people/lookup.ts')).lookupCommand,
  },
  {
    usage: 'rules',
    summary: 'the register of rules: what each says, since when and what it reads',
    load: async () => (await import('./commands/findings/rules.ts')).rulesCommand,
  },
  {
    usage: 'harm',
    summary: 'published weights of harm, beside the gravity table',
    isGroup: true,
    load: async () => (await import('./commands/findings/harm.ts')).harmCommand,
  },
  {
    usage: 'why <left> <right>',
    summary: 'why two persons or mentions are, or are not, one: the match weight term by term',
    load: async () => (await import('./commands/identity/why.ts')).whyCommand,
  },
  {
    usage: 'why-not <left> <right>',
    summary: 'what keeps two persons apart, and their strongest pair of records term by term',
    load: async () => (await import('./commands/identity/why-not.ts')).whyNotCommand,
  },
  {
    usage: 'how <person>',
    summary: 'how a person was put together: the joins of its records, strongest first',
    load: async () => (await import('./commands/identity/how.ts')).howCommand,
  },
  {
    usage: 'what-if <person> [other]',
    summary:
      'what would change a decision: the evidence that would join or part two persons, or the records on which one person hangs',
    load: async () => (await import('./commands/identity/what-if.ts')).whatIfCommand,
  },
  {
    usage: 'judge',
    summary: 'say who is the same person and who is not; it outlives every run, and can be taken back',
    isGroup: true,
    load: async () => (await import('./commands/identity/judge.ts')).judgeCommand,
  },
  {
    usage: 'events',
    summary: 'what became of person ids from run to run, and why: merges, splits and changes of id, the latest first',
    load: async () => (await import('./commands/identity/events.ts')).eventsCommand,
  },
  {
    usage: 'model',
    summary: 'what matching weighs by: look at it, hand it on, or keep to it from run to run',
    isGroup: true,
    load: async () => (await import('./commands/matching/model.ts')).modelCommand,
  },
  {
    usage: 'report',
    summary:
      'how the records were matched: weights, thresholds, doubtful pairs and people, as one HTML file with charts',
    load: async () => (await import('./commands/matching/report.ts')).reportCommand,
  },
  {
    usage: 'label',
    summary: 'say of pairs near the threshold whether they are one person, without seeing what was decided',
    load: async () => (await import('./commands/matching/label.ts')).labelCommand,
  },
  {
    usage: 'path <from> <to>',
    summary: 'the shortest documented path between two persons',
    load: async () => (await import('./commands/questions/path.ts')).pathCommand,
  },
  {
    usage: 'ask [question]',
    summary: 'one of the named questions of analysts; --list names them',
    load: async () => (await import('./commands/questions/ask.ts')).askCommand,
  },
  {
    usage: 'sql [query]',
    summary:
      'a question of your own: one SELECT over tables of persons, notifications, ties, homes, flags and alerts; --list has their columns',
    load: async () => (await import('./commands/questions/sql.ts')).sqlCommand,
  },
  {
    usage: 'stats',
    summary: 'sources, reasons, outcomes, ratings and turnaround of a period, or of two side by side',
    load: async () => (await import('./commands/questions/stats.ts')).statsCommand,
  },
  {
    usage: 'feeds',
    summary: 'look at extracts before anything is stored',
    isGroup: true,
    load: async () => (await import('./commands/main-job/feeds.ts')).feedsCommand,
  },
  {
    usage: 'export <table>',
    summary: 'flat tables with the ids worked out, to hold the engine against a truth of your own',
    load: async () => (await import('./commands/data/export.ts')).exportCommand,
  },
  {
    usage: 'backup',
    summary: 'a copy of the workspace as it is at one moment, checked; a server or a run may go on meanwhile',
    load: async () => (await import('./commands/data/backup.ts')).backupCommand,
  },
  {
    usage: 'subject-access <person>',
    summary:
      'everything held about one person, for who answers a subject access request: nobody else named, and what to weigh beside each record',
    load: async () => (await import('./commands/people/subject-access.ts')).subjectAccessCommand,
  },
  {
    usage: 'retention',
    summary: 'erase what a hub may no longer keep, by its own rules, with a certificate',
    isGroup: true,
    load: async () => (await import('./commands/data/retention.ts')).retentionCommand,
  },
  {
    usage: 'serve',
    summary: 'the desk as web pages, and triage over HTTP: each to whom the policy lets see it',
    load: async () => (await import('./commands/service/serve.ts')).serveCommand,
  },
  {
    usage: 'users',
    summary: 'who may ask "ringfence serve": each with a role, an agency and a token or password',
    isGroup: true,
    load: async () => (await import('./commands/service/users.ts')).usersCommand,
  },
  {
    usage: 'audit',
    summary: 'the log of who saw what, when and why',
    isGroup: true,
    load: async () => (await import('./commands/service/audit.ts')).auditCommand,
  },
  {
    usage: 'neo4j',
    summary: 'the network in a Neo4j server: put it there, keep it in step, ask it',
    isGroup: true,
    load: async () => (await import('./commands/data/neo4j.ts')).neo4jCommand,
  },
  {
    usage: 'link',
    summary: 'resolve the persons of one or more files without a workspace',
    load: async () => (await import('./commands/matching/link.ts')).linkCommand,
  },
  {
    usage: 'link-table',
    summary: 'link the rows of a CSV file of any kind by a model that Splink trained',
    load: async () => (await import('./commands/matching/link-table.ts')).linkTableCommand,
  },
  {
    usage: 'evaluate',
    summary: 'precision and recall of a clustering against a truth, or of a workspace against labelled pairs',
    load: async () => (await import('./commands/matching/evaluate.ts')).evaluateCommand,
  },
];

const nameOf = ({usage}: Listed): string => usage.split(' ')[0]!;

/** The command of that name; all of them where there is none. */
export function loadCommands(name: string | undefined): Promise<CommandModule[]> {
  const called = COMMANDS.filter((one) => nameOf(one) === name);
  return Promise.all((called.length > 0 ? called : COMMANDS).map(({load}) => load()));
}

/** Whether a command is called so; whoever calls none of them gets help, or is told of a slip, without waiting for any. */
export const isCommand = (name: string | undefined): boolean => COMMANDS.some((one) => nameOf(one) === name);

/** Adds every command by its name and summary alone. */
export function listCommands(program: Command): void {
  for (const {usage, summary, isGroup} of COMMANDS) {
    const listed = program.command(usage).description(summary);
    // The help says "[options]" of what has any.
    if (isGroup !== true) listed.option('--json');
  }
}
