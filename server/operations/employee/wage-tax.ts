import type { WageTaxSettings as WireSettings } from '../../../contracts/interface/generated/v3/EmployeeService.ts';
import type { WageTaxSettings } from '../../world/records/wage-tax.ts';
import { wageTaxSettingsOf } from '../../world/wage-tax.ts';
import type { Call, Family } from '../call.ts';
import { openPeriodOf } from '../shared/employee/periods.ts';
import { type BegunSettings, Settings } from '../shared/employee/settings.ts';
import { missing } from '../shared/faults.ts';
import { type PeriodOf, reading, writing } from '../shared/period-of.ts';

const settings = new Settings<WageTaxSettings>({
  read: ({ wageTaxSettings }) => wageTaxSettings,
  all: wageTaxSettingsOf,
  write: (employee, wageTaxSettings) => ({ ...employee, wageTaxSettings }),
});

/**
 * How Dutch wage tax is reckoned for an employee. The codes are kept as they were sent: no list of them is known
 * (mark: wage-tax-codes-unchecked).
 */
export const wageTax = {
  WageTax_GetCurrent({ EmployeeId }, call) {
    return heldIn(EmployeeId, openPeriodOf, call);
  },

  WageTax_Get({ EmployeeId, ...period }, call) {
    return heldIn(EmployeeId, reading(period), call);
  },

  WageTax_GetList({ EmployeeId }, call) {
    return settings.history(EmployeeId, call).map(toWire);
  },

  WageTax_UpdateCurrent({ EmployeeId, LoonheffingSettings }, call) {
    update(EmployeeId, LoonheffingSettings, openPeriodOf, call);
  },

  /** Has no unprotected mode, so a closed period stays closed (mark: closed-period-without-switch). */
  WageTax_Update({ EmployeeId, LoonheffingSettings, ...period }, call) {
    update(EmployeeId, LoonheffingSettings, writing(period, false), call);
  },
} satisfies Family<'EmployeeService'>;

function heldIn(employeeId: number, periodOf: PeriodOf, call: Call): WireSettings | null {
  const held = settings.holding(employeeId, periodOf, call);
  return held ? toWire(held) : null;
}

/** @throws NmbrsFault InvalidSetOfValues when no settings were sent. */
function update(employeeId: number, sent: WireSettings | null, periodOf: PeriodOf, call: Call): void {
  if (!sent) throw missing('LoonheffingSettings');
  settings.update(employeeId, periodOf, call, (begun) => fromWire(sent, begun));
}

function toWire(settings: WageTaxSettings): WireSettings {
  return {
    Id: settings.id,
    JaarloonBT: settings.yearlyWage,
    AfwBijzTariefLH: settings.specialRate,
    AutoKleineBanenRegeling: settings.smallJobsScheme,
    Loonheffingkorting: settings.taxCredit,
    Voordeelreg: settings.cumulative,
    Loonheffing: settings.withheld,
    CodeAfdrachtvermindering: settings.remittanceReductionCode,
    KleurTabel: settings.tableColour,
    SoortInkomen: settings.incomeKind,
    SpecialeTabel: settings.specialTable,
    TijdvakTabel: settings.tablePeriod,
    VakantieBonnen: settings.holidayVouchers,
    CodeCalc30PercRule: settings.thirtyPercentRuleCode,
  };
}

/**
 * The Id sent means nothing (mark: wage-tax-id-ignored): what holds from the same period is overwritten, whatever its
 * Id.
 */
function fromWire(sent: WireSettings, begun: BegunSettings): WageTaxSettings {
  return {
    ...begun,
    yearlyWage: sent.JaarloonBT,
    specialRate: sent.AfwBijzTariefLH,
    smallJobsScheme: sent.AutoKleineBanenRegeling,
    taxCredit: sent.Loonheffingkorting,
    cumulative: sent.Voordeelreg,
    withheld: sent.Loonheffing,
    remittanceReductionCode: sent.CodeAfdrachtvermindering,
    tableColour: sent.KleurTabel,
    incomeKind: sent.SoortInkomen,
    specialTable: sent.SpecialeTabel,
    tablePeriod: sent.TijdvakTabel,
    holidayVouchers: sent.VakantieBonnen,
    thirtyPercentRuleCode: sent.CodeCalc30PercRule,
  };
}
