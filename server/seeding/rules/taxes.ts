import type { Employee } from '../../world/records.ts';
import { TAX_FORMS, TAX_TYPES } from '../../world/swedish-tax.ts';
import type { Check } from './check.ts';
import { checkSector } from './company.ts';

/** What holds for taxes and insurances of an employee. */
export function checkTaxes(employee: Employee, check: Check): void {
  for (const { item, path } of check.items(employee, 'socialInsurances')) checkSector(check, item, path);
  for (const { item, path } of check.items(employee, 'swedishTaxSettings')) {
    const codes = { taxType: TAX_TYPES, taxForm: TAX_FORMS };
    for (const [name, known] of Object.entries(codes)) {
      const code = item[name as keyof typeof codes];
      if (!known.includes(code))
        check.wrong([...path, name], code, 'is none of the codes.', `Choose one of ${known.join(', ')}.`);
    }
  }
}
