import {chmodSync} from 'node:fs';
import {dirname} from 'node:path';
import {dayToIso} from '../../base/day.ts';
import {eventsTheOtherWay, openCase, type MaracCase} from '../../packs/marac/case.ts';
import {PACK} from '../../packs/marac/between.ts';
import {contactSheet, researchSheet} from '../../packs/marac/handling.ts';
import {maracPack} from '../../packs/marac/pack.ts';
import {maracPictures} from '../../packs/marac/pictures.ts';
import type {Part} from '../../packs/sheet.ts';
import {Inquiry} from '../../questions/inquiry.ts';
import {labelOf, personId} from '../../questions/people.ts';
import {
  addCommand,
  asOfOption,
  jsonOption,
  wholeArgument,
  workspaceOption,
  type CommandModule,
  type Session,
} from '../command.ts';
import {json} from '../output.ts';
import {OWN, writePage} from '../pack-page.ts';
import {packText} from '../views/pack-view.ts';
import {currentId, viewing} from '../workspace-access.ts';
import {makeFolder} from '../../workspace/make-folder.ts';

type Options = {
  workspace: string;
  asOf: string | null;
  victim?: string;
  out?: string;
  contact?: string;
  research?: string;
  escalation: number;
  json: boolean;
};

export const maracCommand: CommandModule = {
  register(program, session) {
    addCommand(
      program,
      'marac <perpetrator>',
      'the pack of one case at MARAC: parties, grounds, incidents, children, the perpetrator’s other links, who must not receive it',
      'ringfence marac P0123456789ab --out pack.html --contact contact.html --research research.xlsx',
    )
      .addOption(workspaceOption())
      .addOption(asOfOption())
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
      .action(async (perpetrator: string, options: Options) => {
        await viewing(options, session, async (view) => {
          const inquiry = new Inquiry(view);
          const victim = options.victim === undefined ? undefined : currentId(view, options.victim, session);
          const maracCase = openCase(inquiry, currentId(view, perpetrator, session), victim);
          const counter = eventsTheOtherWay(inquiry, maracCase).length;
          if (counter > 0)
            session.message(
              `CARE: records of ${counter} incidents name these two the other way round. Settle who harms whom before anything is sent.`,
            );
          const escalation = {...PACK.escalation, incidentsMin: options.escalation};
          const parts = maracPack(inquiry, maracCase, {escalation});
          if (options.contact !== undefined) await writeContact(options.contact, inquiry, maracCase, session);
          if (options.research !== undefined) await writeResearch(options.research, inquiry, maracCase, session);
          if (options.out !== undefined) return writePack(options.out, inquiry, maracCase, parts, session);
          session.data(options.json ? json({...idsOf(inquiry, maracCase), parts}) : packText(parts));
        });
      });
  },
};

const idsOf = (inquiry: Inquiry, {suspect, victim}: MaracCase) => ({
  perpetrator: personId(inquiry, suspect),
  victim: personId(inquiry, victim),
  knownBy: dayToIso(inquiry.today),
});

const MARKING = 'OFFICIAL-SENSITIVE. The perpetrator must never learn of this.';

async function writePack(
  path: string,
  inquiry: Inquiry,
  maracCase: MaracCase,
  parts: readonly Part[],
  session: Session,
): Promise<void> {
  const {perpetrator, victim, knownBy} = idsOf(inquiry, maracCase);
  await writePage(path, {
    title: 'MARAC case pack',
    lead: `${MARKING} What agencies recorded, joined; people decide.`,
    facts: [
      ['victim', labelOf(inquiry, maracCase.victim)],
      ['perpetrator', labelOf(inquiry, maracCase.suspect)],
      ['received by', knownBy],
    ],
    parts,
    pictures: maracPictures(inquiry, maracCase),
  });
  session.message(`${path}: the pack of ${victim} and ${perpetrator}, as received by ${knownBy}.`);
}

async function writeContact(path: string, inquiry: Inquiry, maracCase: MaracCase, session: Session): Promise<void> {
  const sheet = contactSheet(inquiry, maracCase);
  const {victim, knownBy} = idsOf(inquiry, maracCase);
  const part = {
    id: 'contact-part',
    title: 'Safe contact',
    intro: 'For those who must reach the victim, and nobody else.',
    sheets: [sheet],
  };
  await writePage(path, {
    title: 'Safe contact',
    lead: `${MARKING} Not to be filed or sent with the pack.`,
    facts: [
      ['victim', victim],
      ['received by', knownBy],
    ],
    parts: [part],
  });
  session.message(`${path}: keep it apart from the pack.`);
}

async function writeResearch(path: string, inquiry: Inquiry, maracCase: MaracCase, session: Session): Promise<void> {
  const {writeXlsx} = await import('../xlsx.ts');
  const {title, head, rows} = researchSheet(inquiry, maracCase);
  makeFolder(dirname(path));
  await writeXlsx(path, title, head, rows);
  chmodSync(path, OWN);
  session.message(`${path}: names and birth dates of ${rows.length} people, nothing else.`);
}
