import { errorText } from '../../base/error-text.ts';

/** Why a place does not work. An error that stands for several, one for each address of a host, has but a code to tell. */
export function whyOf(error: unknown): string {
  const text = errorText(error);
  if (text !== '') return text;
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
