import {RingfenceError} from '../../../base/errors.ts';
import {otherWayWords, PACK} from '../../../packs/marac/between.ts';
import {openCase} from '../../../packs/marac/case.ts';
import {maracPack} from '../../../packs/marac/pack.ts';
import {Inquiry} from '../../../questions/inquiry.ts';
import {
  asOfOption,
  jsonOption,
  wholeArgument,
  withExample,
  workspaceOption,
  type CommandModule,
  type Session,
} from '../../command.ts';
import {idsOf, writeCase} from '../../marac/case-files.ts';
import {packsOfList} from '../../marac/case-list.ts';
import {json} from '../../output.ts';
import {packText} from '../../views/pack-view.ts';
import {currentId, viewing} from '../../workspace-access.ts';

type Options = {
  workspace: string;
  asOf: string | null;
  list?: string;
  victim?: string;
  out?: string;
  contact?: string;
  research?: string;
  escalation: number;
  json: boolean;
};

export const maracCommand: CommandModule = {
  register(command, session) {
    withExample(
      command,
      `ringfence marac P0123456789ab --out pack.html --contact contact.html --research research.xlsx
  ringfence marac --list cases.csv --out packs --contact apart --research forms

A list is a CSV file or workbook with a row for each case. Its headings say what a column holds: "case", and of "victim" and
"perpetrator" an id or name, "born", "given", "family", "nhs", "pnc" or "postcode" ("victim born", "Perp DOB"). One of the two
will do where the latest referral names the other. Rows in doubt get no pack: "no-pack.csv" has them, with who may be meant.`,
    )
      .addOption(workspaceOption())
      .addOption(asOfOption())
      .option(
        '--list <file>',
        'make the packs of all cases of this file; --out, --contact and --research then name folders',
      )
      .option('--victim <id>', 'the victim; without it that of the latest referral')
      .option('-o, --out <file>', 'write the pack as one HTML file, to print or to read without a network')
      .option('--contact <file>', 'write how the victim may be reached, as an HTML file of its own')
      .option(
        '--research <file>',
        'write the form for agencies that are asked, as a workbook: names and birth dates only',
      )
      .option(
        '--escalation <n>',
        `incidents recorded by the police within ${PACK.escalation.months} months that count as potential escalation`,
        wholeArgument,
        PACK.escalation.incidentsMin,
      )
      .addOption(jsonOption())
      .action((perpetrator: string | undefined, options: Options) =>
        options.list === undefined ? oneCase(perpetrator, options, session) : allOf(perpetrator, options, session),
      );
  },
};

const configOf = ({escalation}: Options) => ({escalation: {...PACK.escalation, incidentsMin: escalation}});

async function oneCase(perpetrator: string | undefined, options: Options, session: Session): Promise<void> {
  if (perpetrator === undefined)
    throw new RingfenceError('USAGE', 'Name the perpetrator by the id of a person, or a file of cases with --list.');
  await viewing(options, session, async (view) => {
    const inquiry = new Inquiry(view);
    const victim = options.victim === undefined ? undefined : currentId(view, options.victim, session);
    const maracCase = openCase(inquiry, currentId(view, perpetrator, session), victim);
    const care = otherWayWords(inquiry, maracCase);
    if (care !== '') session.message(care);
    for (const said of await writeCase(options, inquiry, maracCase, configOf(options))) session.message(said);
    if (options.out !== undefined) return;
    const parts = maracPack(inquiry, maracCase, configOf(options));
    session.data(options.json ? json({...idsOf(inquiry, maracCase), parts}) : packText(parts));
  });
}

async function allOf(perpetrator: string | undefined, options: Options, session: Session): Promise<void> {
  const {list, out, contact, research} = options;
  if (perpetrator !== undefined || options.victim !== undefined || options.json)
    throw new RingfenceError(
      'USAGE',
      '--list takes who is meant from its file: leave out the id, --victim and --json.',
    );
  if (out === undefined) throw new RingfenceError('USAGE', 'Name a new folder for the packs with --out.');
  await viewing(options, session, (view) =>
    packsOfList({list: list!, out, contact, research}, view, configOf(options), session),
  );
}
