import type { Operation } from '../../contracts/interface/model.ts';

/** The day on which the vendor ends the SOAP API (fact: soap-api-ends). */
export const END_OF_SOAP = '1 March 2027';

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
