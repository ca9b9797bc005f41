import {z} from 'zod';

const Count = z.strictObject({records: z.int(), incidents: z.int()});

export const Counts = z
  .strictObject({
    ...Count.shape,
    months_3: Count,
    months_6: Count,
    months_12: Count,
  })
  .meta({
    id: 'Counts',
    description: 'Records count what was sent, incidents what happened; always both. By the day of the event.',
  });
