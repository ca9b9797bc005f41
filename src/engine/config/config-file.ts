import {basename} from 'node:path';
import {parseDocument} from 'yaml';
import {z} from 'zod';
import {checkedYaml, settingsText} from '../../model/checked-yaml.ts';
import {NotificationKind, Role} from '../../model/schemas/notification.ts';
import {Agency, IsoDate} from '../../model/schemas/source.ts';
import {DEFAULT_CONFIG, deepFreeze, type Config} from './config.ts';
import {schemaLike} from './schema-like.ts';
import type {HarmTable} from '../../signals/harm/harm-table.ts';

const GravityLevel = z.literal([0, 1, 2, 3, 4]);
const GravitySort = z.enum(['concern', 'response', 'routine']);

/** A table of harm, as it is imported. */
const Harm = z.strictObject({
  source: z.string().min(1),
  date: IsoDate,
  weights: z.partialRecord(NotificationKind, z.number().min(0)),
});

/** Each part states its thresholds with their reasons where it is defined; the schema follows from those defaults. */
const ConfigFile: z.ZodType<Config> = z
  .strictObject({
    load: z
      .strictObject({
        refusalShareMax: z
          .number()
          .min(0)
          .max(1)
          .default(DEFAULT_CONFIG.load.refusalShareMax)
          .describe('Share of refused rows (0-1) above which nothing of a file is stored'),
      })
      .prefault({}),
    persons: schemaLike(DEFAULT_CONFIG.persons, {joinBits: z.number(), holdBits: z.number(), overrideBits: z.number()}),
    incidents: schemaLike(DEFAULT_CONFIG.incidents, {
      roles: z.array(Role),
      kindGroups: z.array(z.array(NotificationKind)),
      generalKinds: z.array(NotificationKind),
      momentKinds: z.array(NotificationKind),
      processKinds: z.array(NotificationKind),
      referrals: z.array(
        z.strictObject({kind: NotificationKind, kinds: z.array(NotificationKind), daysMax: z.number().min(0)}),
      ),
    }),
    signals: schemaLike(DEFAULT_CONFIG.signals, {
      'serialPerpetrator.kinds': z.array(NotificationKind),
      'serialPerpetrator.violence': z.array(NotificationKind),
      harm: z.array(Harm),
      'cumulativeNeglect.kinds': z.array(NotificationKind),
      'newAdult.offences': z.array(NotificationKind),
      'newAdult.allegations': z.array(NotificationKind),
      'newAdult.domestic': z.array(NotificationKind),
      'gravity.kinds.*.gravity': GravityLevel,
      'gravity.kinds.*.sort': GravitySort,
    }),
    clusters: schemaLike(DEFAULT_CONFIG.clusters, {
      accusations: z.array(NotificationKind),
      'weighing.calibrator': z.number().gt(0).lt(1),
      'weighing.bridgeGainMin': z.number(),
      'weighing.openShare': z.number().gt(0).lt(1),
      'strength.*': z.number().min(0).max(1),
      'harmFactor.*': z.number().min(0),
      'gravity.*': GravityLevel,
    }),
    report: schemaLike(DEFAULT_CONFIG.report, {
      agencies: z.array(Agency),
      steps: z.array(NotificationKind),
      sources: z.record(z.string(), z.string()),
    }),
  })
  .meta({title: 'Ringfence configuration'});

/**
 * Reads `ringfence.yaml`.
 * @throws RingfenceError FILE_MISSING; CONFIG_INVALID with all mistakes at once, each with its place and what was expected.
 */
export const readConfig = (path: string): Config =>
  parseConfig(settingsText(path, 'the configuration'), basename(path));

/** The configuration in a text; `name` stands for the file in messages. */
export const parseConfig = (text: string, name: string): Config => deepFreeze(checkedYaml(text, name, ConfigFile));

/** The text of a configuration with a table of harm put in; what else it says, comments too, is kept. */
export function withHarm(text: string, name: string, table: HarmTable): string {
  parseConfig(text, name);
  const document = parseDocument(text);
  const before = (document.toJS() as {signals?: {harm?: HarmTable[]}} | null)?.signals?.harm ?? [];
  const others = before.filter(({source, date}) => source !== table.source || date !== table.date);
  document.setIn(['signals', 'harm'], document.createNode([...others, table]));
  const changed = document.toString();
  parseConfig(changed, name);
  return changed;
}
