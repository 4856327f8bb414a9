import { displayName } from '../../../fixtures/dutch/name.ts';
import { periodOn, requireUnprotected } from '../../world/periods.ts';
import type { Employee } from '../../world/records.ts';
import type { Family } from '../call.ts';

/** Coming into service. */
export const employment = {
  Employee_Insert({ FirstName, LastName, StartDate, CompanyId, UnprotectedMode }, call) {
    const { environment, view } = call;
    const company = view.company(CompanyId);
    const from = periodOn(StartDate, company.periodType);
    requireUnprotected(UnprotectedMode, from, environment.openPeriodOf(company), call.version);

    const id = environment.nextId();
    const createdAt = environment.today;
    const firstName = FirstName ?? '';
    const lastName = LastName ?? '';
    const initials = firstName === '' ? '' : `${firstName.charAt(0).toUpperCase()}.`;
    const numbers = environment.employeesOf(CompanyId).map(({ number }) => number);
    const employee: Employee = {
      id,
      companyId: CompanyId,
      number: Math.max(0, ...numbers) + 1,
      type: StartDate > environment.today ? 'newHire' : 'active',
      displayName: displayName(initials, { prefix: null, lastName }, null, 'own'),
      personalInfo: {
        id: environment.nextId(),
        createdAt,
        from,
        firstName,
        lastName,
        initials,
        prefix: null,
        bsn: null,
        title: null,
        gender: null,
        birthday: null,
        placeOfBirth: null,
        countryOfBirth: null,
        nationalityCode: null,
        identification: null,
        maritalStatus: null,
        nameUse: null,
        partnerSurname: null,
        phonePrivate: null,
        phoneWork: null,
        mobilePrivate: null,
        mobileWork: null,
        emailPrivate: null,
        emailWork: null,
        emergencyContact: null,
      },
      employments: [
        {
          id: environment.nextId(),
          createdAt,
          startDate: StartDate,
          endDate: null,
          endReason: null,
          initialStartDate: StartDate,
          seniorityDate: StartDate,
        },
      ],
      addresses: [],
      bankAccount: null,
      partner: null,
      children: [],
      contracts: [],
      salaries: [],
      schedules: [],
      departments: [],
      functions: [],
    };
    environment.hire(employee);
    return id;
  },

  Employment_GetAll_AllEmployeesByCompany({ CompanyID }, { view }) {
    return view.employeesOf(CompanyID).map(({ id, employments }) => ({
      EmployeeId: id,
      EmployeeEmployments: employments.map((employment) => ({
        EmploymentId: employment.id,
        CreationDate: employment.createdAt,
        StartDate: employment.startDate,
        EndDate: employment.endDate,
        InitialStartDate: employment.initialStartDate,
      })),
    }));
  },
} satisfies Family<'v3', 'EmployeeService'>;
