import {compact} from '../cell.ts';
import {cro} from './cro.ts';
import {nhsNumber} from './nhs-number.ts';
import {niNumber} from './ni-number.ts';
import {pnc} from './pnc.ts';
import {upn} from './upn.ts';

/** Each kind of national number: its one written form, or null where a text is none or fails its check. */
export const NATIONAL_NUMBERS = {
  nhs: nhsNumber,
  upn,
  uln: (raw: string): string | null => (/^\d{10}$/.test(compact(raw)) ? compact(raw) : null),
  pnc,
  cro,
  ni: niNumber,
} as const;
