import {setTimeout} from 'node:timers/promises';
import {Option, type Command} from 'commander';
import {RingfenceError} from '../../base/errors.ts';
import {derive} from '../../engine/derive.ts';
import {mentionsMeant} from '../../engine/judgements/sides.ts';
import {checkDay, readWords} from '../../engine/judgements/words.ts';
import {erase, erasureOf, isNothing, versionsLeft} from '../../engine/retention/erase.ts';
import type {HoldGround} from '../../engine/retention/holds.ts';
import {planErasure, planRetention, type Plan} from '../../engine/retention/plan.ts';
import {readRetention, type RetentionPolicy} from '../../engine/retention/policy.ts';
import {openView} from '../../engine/view.ts';
import type {Erasure} from '../../workspace/erasure.ts';
import type {Store} from '../../workspace/store.ts';
import {today} from '../clock.ts';
import {
  addCommand,
  dayArgument,
  jsonOption,
  wholeArgument,
  workspaceOption,
  type CommandModule,
  type Session,
} from '../command.ts';
import {json, table} from '../output.ts';
import {addSayingOptions, sayingFrom, type SayingOptions} from '../said.ts';
import {certificate, countsTable, planTables} from '../views/retention-tables.ts';
import {changing, reading} from '../workspace-access.ts';

type Common = {workspace: string; policy: string; json: boolean};

export const retentionCommand: CommandModule = {
  register(program, session) {
    const retention = program
      .command('retention')
      .description('erase what a hub may no longer keep, by its own rules, with a certificate');
    registerPlan(retention, session);
    registerRun(retention, session);
    registerErase(retention, session);
    registerList(retention, session);
  },
};

function registerPlan(retention: Command, session: Session): void {
  addCommand(
    retention,
    'plan',
    'what would go today, what is held and what falls due next; erases nothing',
    'ringfence retention plan --policy retention.yaml -w hub.sqlite',
  )
    .requiredOption('--policy <file>', 'the retention policy')
    .option('--on <day>', 'the day to plan for (YYYY-MM-DD), today if not given', dayArgument)
    .addOption(workspaceOption())
    .addOption(jsonOption())
    .action(async (options: Common & {on?: string}) => {
      const policy = readRetention(options.policy);
      const plan = await reading(options.workspace, (store) =>
        planRetention(store, policy, options.on ?? today(), groundOf(store, session)),
      );
      const {lines, counts} = plan;
      session.data(options.json ? json({lines, counts}) : planTables(plan));
    });
}

function registerRun(retention: Command, session: Session): void {
  addCommand(
    retention,
    'run',
    'erase what is due by the policy, work everything out again and print the certificate',
    'ringfence retention run --policy retention.yaml --by "Records manager" -w hub.sqlite > certificate.txt',
  )
    .requiredOption('--policy <file>', 'the retention policy')
    .requiredOption('--by <name>', 'who erases: a name or role')
    .addOption(waitOption())
    .addOption(workspaceOption())
    .addOption(jsonOption())
    .action(async (options: Common & {by: string; wait: number}) => {
      const policy = readRetention(options.policy);
      const on = today();
      await changing(options.workspace, async (store) => {
        const plan = planRetention(store, policy, on, groundOf(store, session));
        const saying = {on, ...readWords(options.by, `${policy.title}, ${policy.date}`)};
        const erasure = isNothing(plan) ? null : erasureOf(plan, saying, policy, store.erasures().length);
        if (erasure !== null) await erase(store, plan, erasure, derive, session.context);
        const isScrubbed = await scrub(store, options.wait);
        session.data(certificate({erasure, isScrubbed, left: versionsLeft(store, plan)}, options.json));
        tellOutside(session, erasure, isScrubbed);
      });
    });
}

function registerErase(retention: Command, session: Session): void {
  const command = addCommand(
    retention,
    'erase <record...>',
    'erase the rows that these mentions stand in (an id, FILE:ROW or FILE:ROW:SLOT; of a person all rows that name them), with all that they say of others, and keep them out for good',
    'ringfence retention erase police.csv:12:child --policy retention.yaml --by "DPO" --because "court order 12/26" -w hub.sqlite',
  )
    .requiredOption('--policy <file>', 'the retention policy, for its holds')
    .option('--dry-run', 'say what would go, and erase nothing', false)
    .addOption(waitOption())
    .addOption(workspaceOption())
    .addOption(jsonOption());
  addSayingOptions(command).action(
    async (records: string[], options: Common & SayingOptions & {dryRun: boolean; wait: number}) => {
      const policy = readRetention(options.policy);
      const said = sayingFrom(options);
      checkDay(said.on, today());
      const saying = {...said, ...readWords(said.by, said.because)};
      await (options.dryRun ? reading : changing)(options.workspace, async (store) => {
        const plan = planNamed(store, policy, saying.on, records, session);
        if (options.dryRun) return session.data(options.json ? json(plan.counts) : countsTable(plan.counts));
        const erasure = erasureOf(plan, saying, null, store.erasures().length);
        await erase(store, plan, erasure, derive, session.context);
        const isScrubbed = await scrub(store, options.wait);
        session.data(certificate({erasure, isScrubbed, left: versionsLeft(store, plan)}, options.json));
        tellOutside(session, erasure, isScrubbed);
      });
    },
  );
}

function registerList(retention: Command, session: Session): void {
  addCommand(retention, 'list', 'what was erased, when, by whom and why', 'ringfence retention list -w hub.sqlite')
    .addOption(workspaceOption())
    .addOption(jsonOption())
    .action(async (options: Common) => {
      const erasures = await reading(options.workspace, (store) => store.erasures());
      const rows = erasures.map(({id, on, by, because, counts}) => [id, on, by, because, counts['rows'] ?? 0]);
      session.data(options.json ? json(erasures) : table(['erasure', 'on', 'by', 'because', 'rows'], rows));
    });
}

const waitOption = (): Option =>
  new Option('--wait <seconds>', 'how long to wait for those who read the workspace to let go of what was before')
    .default(30)
    .argParser(wholeArgument);

/** Has the file rewritten, and asks each second whether whoever reads has let go of the former one. */
async function scrub(store: Store, seconds: number): Promise<boolean> {
  for (let waited = 0; !store.scrub(); waited++) {
    if (waited >= seconds) return false;
    await setTimeout(1000);
  }
  return true;
}

function planNamed(
  store: Store,
  policy: RetentionPolicy,
  on: string,
  records: readonly string[],
  session: Session,
): Plan {
  const view = openView(store, null, session.context);
  const ground = groundOf(store, session);
  if (ground === null) throw new RingfenceError('NOT_FOUND', 'Nothing has been worked out yet.');
  const ids = records.flatMap((id) => mentionsMeant(id, view.known(), (former) => ground.successors(former)));
  return planErasure(store, policy, on, ground, new Set(ids));
}

function groundOf(store: Store, session: Session): HoldGround | null {
  const derived = store.derived();
  if (derived === null) return null;
  const view = openView(store, null, session.context);
  return {resolved: derived.resolved, alerts: view.alerts(), successors: (id) => view.successors(id)};
}

function tellOutside(session: Session, erasure: Erasure | null, isScrubbed: boolean): void {
  if (!isScrubbed)
    session.message('Somebody who reads the workspace still holds a state from before: close it, then run this again.');
  if (erasure === null) return;
  session.message(
    'Not reached by this: extracts and kept notifications in their folders, files that were exported, the audit log (which holds ids), backups, and ' +
      'a pinned model, which counts names. "ringfence neo4j sync" takes it out of Neo4j.',
  );
}
