import type { QualifiedOperationName } from '../../../contracts/interface/operation-types.ts';
import type { Asked } from '../../mock/asked.ts';
import { useLinkTo } from '../../mock/environment.ts';
import { type Answer, toldOf, usePerformed } from '../../mock/performed.ts';
import { Page } from '../../parts/page.tsx';
import { ReadBy } from '../../parts/read-by.tsx';
import { Answered, Seen } from '../../parts/seen.tsx';
import { Tabs } from '../../parts/tabs.tsx';
import { Told } from '../../parts/told.tsx';
import { Timeline } from './timeline.tsx';

/** An employee as the API tells of it: what held when, who it is, where it works, and what it is paid on. */
export default function EmployeePage({ employee }: { readonly employee: string }) {
  return (
    <Seen title="Employee">
      <EmployeeById id={Number(employee)} key={employee} />
    </Seen>
  );
}

const TITLE_READ_BY: readonly QualifiedOperationName[] = [
  'EmployeeService.PersonalInfo_GetCurrent',
  'CompanyService.Company_GetCurrentByEmployeeId',
];

function EmployeeById({ id }: { readonly id: number }) {
  const linkTo = useLinkTo();
  const args = { EmployeeId: id };
  const info = usePerformed('EmployeeService.PersonalInfo_GetCurrent', args);
  const company = usePerformed('CompanyService.Company_GetCurrentByEmployeeId', args);
  const above = toldOf(company);
  return (
    <Page
      title={toldOf(info)?.DisplayName ?? `Employee ${id}`}
      about="What the API tells of an employee, to the login that is chosen on top."
      above={
        above
          ? { href: linkTo('companies', above.ID), text: above.Name ?? `Company ${above.ID}` }
          : { href: linkTo('debtors'), text: 'Debtors' }
      }
    >
      <ReadBy operations={TITLE_READ_BY} />
      {isHidden(info) ? (
        <Answered asked={info}>{() => null}</Answered>
      ) : (
        <Tabs
          label="What is told of the employee"
          tabs={[
            { name: 'Timeline', content: () => <Timeline employee={id} /> },
            { name: 'Person', content: () => <Person {...args} /> },
            { name: 'Addresses and accounts', content: () => <Reached {...args} /> },
            { name: 'Work', content: () => <Work {...args} /> },
            { name: 'Taxes and leave', content: () => <TaxesAndLeave {...args} /> },
          ]}
        />
      )}
    </Page>
  );
}

/** Whether the employee is not there for the login, so that every part of the page would say the same. */
function isHidden(asked: Asked<Answer<unknown>>): boolean {
  return asked.kind === 'known' && asked.value.kind === 'refused' && asked.value.code === '1003';
}

interface OfEmployee {
  readonly EmployeeId: number;
}

function Person(args: OfEmployee) {
  return (
    <>
      <Told
        title="Personal info"
        operation="EmployeeService.PersonalInfo_GetCurrent"
        args={args}
        nothing="Nothing is told of the person"
      />
      <Told
        title="Partner"
        operation="EmployeeService.Partner_Get"
        args={args}
        nothing="No partner is known"
      />
      <Told
        title="Children"
        operation="EmployeeService.Children_Get"
        args={args}
        nothing="No children are known"
      />
    </>
  );
}

function Reached(args: OfEmployee) {
  return (
    <>
      <Told
        title="Addresses"
        operation="EmployeeService.Address_GetListCurrent"
        args={args}
        nothing="No address is known"
      />
      <Told
        title="Bank accounts"
        operation="EmployeeService.BankAccount_GetListCurrent"
        args={args}
        nothing="No bank account is known"
      />
    </>
  );
}

function Work(args: OfEmployee) {
  return (
    <>
      <Told
        title="Department"
        operation="EmployeeService.Department_GetCurrent"
        args={args}
        nothing="It is in no department"
      />
      <Told
        title="Function"
        operation="EmployeeService.Function_GetCurrent"
        args={args}
        nothing="It has no function"
      />
      <Told
        title="Cost centres"
        operation="EmployeeService.CostCenter_GetCurrent"
        args={args}
        nothing="It is booked on no cost centre"
      />
      <Told
        title="Manager"
        operation="EmployeeService.Manager_GetCurrent"
        args={args}
        nothing="It has no manager"
      />
      <Told
        title="Schedule"
        operation="EmployeeService.Schedule_GetCurrent"
        args={args}
        nothing="It has no schedule"
      />
      <Told
        title="Salary"
        operation="EmployeeService.Salary_GetCurrent"
        args={args}
        nothing="It has no salary"
      />
    </>
  );
}

function TaxesAndLeave(args: OfEmployee) {
  return (
    <>
      <Told
        title="Wage tax"
        operation="EmployeeService.WageTax_GetCurrent"
        args={args}
        nothing="Nothing is settled"
      />
      <Told
        title="Social insurance"
        operation="EmployeeService.SVW_GetCurrent"
        args={args}
        nothing="Nothing is settled"
      />
      <Told
        title="Leave balance"
        operation="EmployeeService.LeaveBalance_Get"
        args={args}
        nothing="No balance is kept"
      />
    </>
  );
}
