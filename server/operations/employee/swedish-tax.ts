import type { WageTaxSettingsSE as WireSettings } from '../../../contracts/interface/generated/v3/EmployeeService.ts';
import type { SwedishTaxSettings } from '../../world/records/wage-tax.ts';
import { TAX_FORMS, TAX_TYPES } from '../../world/swedish-tax.ts';
import type { Family } from '../call.ts';
import { type BegunSettings, Settings } from '../shared/employee/settings.ts';
import { impossible, missing } from '../shared/faults.ts';
import { reading, writing } from '../shared/period-of.ts';

const settings = new Settings<SwedishTaxSettings>({
  read: ({ swedishTaxSettings }) => swedishTaxSettings,
  write: (employee, swedishTaxSettings) => ({ ...employee, swedishTaxSettings }),
});

/**
 * The wage tax of Swedish payroll. A Dutch company may use it as well; it changes nothing there
 * (mark: swedish-tax-anywhere).
 */
export const swedishTax = {
  WageTax_Get_SE({ EmployeeId, ...period }, call) {
    const held = settings.holding(EmployeeId, reading(period), call);
    return held ? toWire(held) : null;
  },

  /** Has no unprotected mode, so a closed period stays closed (mark: closed-period-without-switch). */
  WageTax_Update_SE({ EmployeeId, LoonheffingSettings: sent, ...period }, call) {
    settings.update(EmployeeId, writing(period, false), call, (begun) => fromWire(sent, begun));
  },
} satisfies Family<'EmployeeService'>;

function toWire({
  id,
  taxType,
  taxForm,
  taxTable,
  taxColumn,
  taxPercentage,
}: SwedishTaxSettings): WireSettings {
  return {
    Id: id,
    TaxType: taxType,
    TaxForm: taxForm,
    TaxTable: taxTable,
    TaxColumn: taxColumn,
    TaxPercentage: taxPercentage,
  };
}

/**
 * The numbers 0 stand for what was left out (mark: update-overwrites).
 * @throws NmbrsFault TaxTypeRequired without a tax type, InvalidTaxType for one there is not; TaxFormRequired and
 * InvalidTaxForm for the tax form.
 */
function fromWire(sent: WireSettings | null, begun: BegunSettings): SwedishTaxSettings {
  if (!sent) throw missing('LoonheffingSettings', 'TaxTypeRequired');
  return {
    ...begun,
    taxType: codeOf('TaxType', sent.TaxType, TAX_TYPES),
    taxForm: codeOf('TaxForm', sent.TaxForm, TAX_FORMS),
    taxTable: sent.TaxTable,
    taxColumn: sent.TaxColumn,
    taxPercentage: sent.TaxPercentage ?? null,
  };
}

/** @throws NmbrsFault TaxTypeRequired or TaxFormRequired without one, InvalidTaxType or InvalidTaxForm for one there is not. */
function codeOf(name: 'TaxType' | 'TaxForm', sent: number, codes: readonly number[]): number {
  const path = `LoonheffingSettings.${name}`;
  if (!sent) throw missing(path, `${name}Required`);
  if (!codes.includes(sent)) throw impossible(path, sent, `one of ${codes.join(', ')}`, `Invalid${name}`);
  return sent;
}
