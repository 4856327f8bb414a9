import type { SwedishTaxSeed, WageTaxSeed } from '../../../fixtures/administration/records.ts';

/** How Dutch wage tax is reckoned for an employee, from a period on. */
export type WageTaxSettings = WageTaxSeed;

/** How Swedish wage tax is reckoned for an employee, from a period on. */
export type SwedishTaxSettings = SwedishTaxSeed;
