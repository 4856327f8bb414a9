import { z } from 'zod';
import type { DeepReadonly } from '../../base/deep-readonly.ts';

export const snapshotSchema = z
  .strictObject({ id: z.int() })
  .meta({ id: 'Snapshot', description: 'Everything of an environment as it once was.' });

export type Snapshot = DeepReadonly<z.output<typeof snapshotSchema>>;
