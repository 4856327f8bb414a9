import { z } from 'zod';

export const passwordSchema = z
  .strictObject({ password: z.string().min(1).describe('The password its user chooses.') })
  .meta({ id: 'Password' });

/** The same as the page of an activation link sends it, which asks for it twice; a program need not. */
export const passwordFormSchema = z
  .strictObject({
    ...passwordSchema.shape,
    repeat: z.string().exactOptional().describe('The same password once more.'),
  })
  .refine(({ password, repeat }) => repeat === undefined || repeat === password, {
    error: 'The two passwords are not the same.',
    params: { remedy: 'Type the same password twice.' },
  })
  .meta({ id: 'PasswordForm' })
  .transform(({ password }) => ({ password }));
