import { catalogue } from './catalogue.ts';
import { insteadOfText } from './instead-of.ts';
import type { Operation } from './model.ts';

/** Why an operation ends before the API does. */
export type Retirement = 'deprecated' | 'retired version';

/**
 * Version 2.1 is retired (fact: version-21-closed), and some operations of version 3 are being replaced. None for one
 * that lasts to the end.
 */
export function retirementsOf({ deprecated, service }: Operation): Retirement[] {
  return [
    ...(deprecated ? (['deprecated'] as const) : []),
    ...(service.version === 'v2.1' ? (['retired version'] as const) : []),
  ];
}

/** What to call until SOAP ends, in sentences: one for each reason why the operation ends before. */
export function meanwhileTexts(operation: Operation): string[] {
  return retirementsOf(operation).map((why) =>
    why === 'deprecated' ? insteadOfText(operation) : insteadOfVersion21(operation),
  );
}

/** What to call instead of an operation of version 2.1. */
export function insteadOfVersion21({ name, service }: Operation): string {
  const there = catalogue.services.find((one) => one.name === service.name && one.version === 'v3');
  return there?.operation(name)
    ? 'Call version 3.'
    : `Version 3 has no ${name}; ask Nmbrs what does the same there.`;
}
