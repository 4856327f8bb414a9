import type { Partner as WirePartner } from '../../../contracts/interface/generated/v3/EmployeeService.ts';
import { fullSurname } from '../../../fixtures/dutch/name.ts';
import type { Partner } from '../../world/records.ts';
import type { Family } from '../call.ts';
import { genderOfWire, genderToWire, idText } from '../shared/employee/record-lists.ts';
import { missing, noSuch } from '../shared/faults.ts';

/** The partner of an employee; the partner's name in the personal info is not this one's (mark: partner-name-apart). */
export const partner = {
  Partner_Get({ EmployeeId }, { view }) {
    return toWire(view.employee(EmployeeId).partner);
  },

  /** All employees of the company, with a partner or without (mark: company-lists-everybody). */
  Partner_GetAll_AllEmployeesByCompany({ CompanyId }, { view }) {
    return view
      .employeesOf(CompanyId)
      .map(({ id, partner }) => ({ EmployeeId: id, Partner: toWire(partner) }));
  },

  /**
   * There is no insert: an employee without a partner gets one; the Id sent means nothing, since there is but one
   * (mark: partner-update-inserts).
   */
  Partner_Update({ EmployeeId, partner: sent }, { environment, view }) {
    if (!sent) throw missing('partner');
    const employee = view.employee(EmployeeId);
    const partner = fromWire(sent, employee.partner?.id ?? environment.idOfNewRecord());
    environment.employees.put({ ...employee, partner });
    return idText(partner.id);
  },

  Partner_Delete({ EmployeeId, PartnerId }, { environment, view }) {
    const employee = view.employee(EmployeeId);
    if (employee.partner?.id !== PartnerId) throw noSuch('the employee', 'partner', PartnerId);
    environment.employees.put({ ...employee, partner: null });
    return idText(PartnerId);
  },
} satisfies Family<'EmployeeService'>;

function toWire(partner: Partner | null): WirePartner | null {
  if (!partner) return null;
  const { id, prefix, lastName, firstName, initials, gender, birthday, startDate, phone, email } = partner;
  return {
    Id: id,
    PartnerName: lastName && fullSurname({ prefix, lastName }),
    FirstName: firstName,
    Initials: initials,
    Gender: genderToWire(gender),
    Birthday: birthday,
    StartDate: startDate,
    Telephone: phone,
    Email: email,
  };
}

/** What is left out becomes empty (mark: update-overwrites); a prefix is part of the name that was sent. */
function fromWire(sent: WirePartner, id: number): Partner {
  return {
    id,
    prefix: null,
    lastName: sent.PartnerName ?? null,
    firstName: sent.FirstName ?? null,
    initials: sent.Initials ?? null,
    gender: genderOfWire(sent.Gender),
    birthday: sent.Birthday,
    startDate: sent.StartDate,
    phone: sent.Telephone ?? null,
    email: sent.Email ?? null,
  };
}
