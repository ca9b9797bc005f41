import {z} from 'zod';

export const Ref = z
  .string()
  .regex(/^[A-Za-z][0-9a-hjkmnp-tv-z-]{12,45}$/)
  .describe('A reference: it says nothing of anybody');
