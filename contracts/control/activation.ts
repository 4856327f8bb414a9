import { z } from 'zod';

export const passwordSchema = z
  .strictObject({ password: z.string().min(1).describe('The password its user chooses.') })
  .meta({ id: 'Password' });
