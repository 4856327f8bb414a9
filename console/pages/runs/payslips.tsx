import { useEnvironment, useLinkTo } from '../../mock/environment.ts';
import { mapTold, performAs, toldOf, usePerformed, useSeenLogin } from '../../mock/performed.ts';
import { Section } from '../../parts/page.tsx';
import { ReadBy } from '../../parts/read-by.tsx';
import { Answered } from '../../parts/seen.tsx';
import { Empty } from '../../parts/shown.tsx';
import { Table } from '../../parts/table.tsx';
import { PdfFile } from './pdf-file.tsx';

interface PayslipsProps {
  readonly company: number;
  readonly run: number;
  readonly year: number;
}

/** Who is paid in a run, each with a payslip, and all of them in one file. */
export function Payslips({ company, run, year }: PayslipsProps) {
  const environment = useEnvironment();
  const login = useSeenLogin();
  const linkTo = useLinkTo();
  const asked = usePerformed('CompanyService.Run_GetEmployeesByRunCompany', {
    CompanyId: company,
    RunId: run,
    Year: year,
  });
  const listed = toldOf(
    usePerformed('EmployeeService.List_GetByCompany', { CompanyId: company, EmployeeType: 0 }),
  );
  const names = new Map(listed?.map((one) => [one?.Id, one?.DisplayName]));
  const ofRun = { CompanyId: company, RunID: run, intYear: year };
  const makeAll = async () =>
    mapTold(
      await performAs(
        environment,
        login,
        'CompanyService.SalaryDocuments_GetAllPayslipsPDFByRunCompany_v2',
        ofRun,
      ),
      (all) => all?.PDF ?? null,
    );
  const makeOf = async (employee: number) =>
    mapTold(
      await performAs(
        environment,
        login,
        'CompanyService.SalaryDocuments_GetEmployeePayslipsPDFByRunCompany_v2',
        { EmployeeID: employee, ...ofRun },
      ),
      (all) => all?.[0]?.PDF ?? null,
    );
  return (
    <Section
      title="Payslips"
      about="Each is made when you ask for it."
      actions={<PdfFile name={`payslips-${run}.pdf`} action="All payslips as one PDF" make={makeAll} />}
    >
      <Answered asked={asked}>
        {(all) => {
          const employees = (all ?? []).filter((one) => one !== null);
          if (employees.length === 0)
            return (
              <Empty title="Nobody is paid in it">
                The run has no employees, or none that this login sees.
              </Empty>
            );
          return (
            <Table
              caption="Payslips"
              rows={employees}
              keyOf={({ EmployeeId }) => EmployeeId}
              columns={[
                {
                  heading: 'Employee',
                  cell: ({ EmployeeId }) => (
                    <a href={linkTo('employees', EmployeeId)}>
                      <bdi>{names.get(EmployeeId) ?? `Employee ${EmployeeId}`}</bdi>
                    </a>
                  ),
                },
                { heading: 'Number', cell: ({ EmployeeNumber }) => EmployeeNumber, isNumber: true },
                {
                  heading: 'Payslip',
                  cell: ({ EmployeeId }, describedBy) => (
                    <PdfFile
                      name={`payslip-${run}-${EmployeeId}.pdf`}
                      action="Make payslip"
                      about={describedBy}
                      make={() => makeOf(EmployeeId)}
                    />
                  ),
                },
              ]}
            />
          );
        }}
      </Answered>
      <ReadBy
        operations={[
          'CompanyService.Run_GetEmployeesByRunCompany',
          'CompanyService.SalaryDocuments_GetEmployeePayslipsPDFByRunCompany_v2',
          'CompanyService.SalaryDocuments_GetAllPayslipsPDFByRunCompany_v2',
          'EmployeeService.List_GetByCompany',
        ]}
      />
    </Section>
  );
}
