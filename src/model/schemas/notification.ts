import {z} from 'zod';
import {
  ALLEGATION_STATUSES,
  NOTIFICATION_KINDS,
  OUTCOMES,
  RAGS,
  ROLES,
  TIE_KINDS,
  type Involvement as InvolvementType,
  type Notification as NotificationType,
  type Stay as StayType,
  type Tie as TieType,
} from '../notification.ts';
import {Address, StayKind} from './address.ts';
import {IsoDate, IsoMoment, provenance} from './source.ts';

export const NotificationKind = z.enum(NOTIFICATION_KINDS);

export const Notification = z.strictObject({
  ...provenance,
  kind: NotificationKind,
  eventAt: IsoMoment,
  referralSource: z.string(),
  reasons: z.array(z.string()),
  factors: z.array(z.string()),
  ragInitial: z.enum(RAGS).nullable(),
  ragFinal: z.enum(RAGS).nullable(),
  outcomes: z.array(z.enum(OUTCOMES)),
  decidedAt: IsoMoment.nullable(),
  references: z.array(z.strictObject({kind: z.string(), value: z.string()})),
  allegation: z.enum(ALLEGATION_STATUSES),
  place: Address.nullable(),
}) satisfies z.ZodType<NotificationType>;

export const Role = z.enum(ROLES);

export const Involvement = z.strictObject({
  ...provenance,
  notification: z.string(),
  mention: z.string(),
  role: Role,
}) satisfies z.ZodType<InvolvementType>;

export const Tie = z.strictObject({
  ...provenance,
  from: z.string(),
  to: z.string(),
  kind: z.enum(TIE_KINDS),
  detail: z.string(),
  start: IsoDate.nullable(),
  end: IsoDate.nullable(),
}) satisfies z.ZodType<TieType>;

export const Stay = z.strictObject({
  ...provenance,
  mention: z.string(),
  address: Address,
  kind: StayKind,
  start: IsoDate.nullable(),
  end: IsoDate.nullable(),
  asAt: IsoMoment,
}) satisfies z.ZodType<StayType>;
