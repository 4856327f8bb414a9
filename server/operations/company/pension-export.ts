import type { PensionExport as WirePensionExport } from '../../../contracts/interface/generated/v3/CompanyService.ts';
import { payslipsOf } from '../../payroll/payslips.ts';
import { type PensionExport, pensionExportOf, pensionExportsOf } from '../../payroll/pension-exports.ts';
import type { Family } from '../call.ts';
import { noSuch } from '../shared/faults.ts';
import { pensionMessage } from '../shared/messages/pension-message.ts';

/** What a company tells its pension fund: an export of the run of every closed period. */
export const pensionExport = {
  PensionExport_GetList({ CompanyId, intYear }, { environment, view }) {
    return pensionExportsOf(environment, view.company(CompanyId), intYear).map(toWire);
  },

  /** @throws NmbrsFault NotFound for an export the company does not have. */
  *PensionExport_GetXML({ PensionExportID, CompanyId }, { environment, view }) {
    const company = view.company(CompanyId);
    const found = pensionExportOf(environment, company, PensionExportID);
    if (!found) throw noSuch(`the company ${company.id}`, 'pension export', PensionExportID);
    return pensionMessage(found, yield* payslipsOf(environment, company, found.run), company);
  },
} satisfies Family<'CompanyService'>;

/** Which words there are for the status is not known (mark: filing-status-words). */
function toWire({ id, number, run: { period }, sentAt }: PensionExport): WirePensionExport {
  return {
    PensionExportID: id,
    SerialNumber: number,
    Period: period.period,
    Year: period.year,
    Status: 'Sent',
    SentAt: sentAt,
    CorrectionTijdvakStart: null,
    CorrectionTijdvakEnd: null,
  };
}
