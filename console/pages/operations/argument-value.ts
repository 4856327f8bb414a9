import type { OperationField } from '../../../contracts/control/operations.ts';

/** What a text stands for. Where it is none of the type it is sent as it is, and the mock says what is wrong with it. */
export function valueIn(text: string, type: OperationField['type']): unknown {
  if (text === '') return undefined;
  if (type === 'boolean') return text === 'true';
  return type === 'int' && /^-?\d+$/.test(text) ? Number(text) : text;
}
