import type { Company } from '../../../contracts/interface/generated/v3/CompanyService.ts';
import { useLinkTo } from '../../mock/environment.ts';
import { toldOf, usePerformed } from '../../mock/performed.ts';
import { Page, Panel } from '../../parts/page.tsx';
import { ReadBy } from '../../parts/read-by.tsx';
import { Answered, Seen } from '../../parts/seen.tsx';
import { Empty } from '../../parts/shown.tsx';
import { Tabs } from '../../parts/tabs.tsx';
import { Told } from '../../parts/told.tsx';
import { ValueView } from '../../parts/value-view.tsx';
import { CompanyEmployees } from './company-employees.tsx';
import { CompanyRuns } from './company-runs.tsx';

/** A company as the API tells of it: who works there, its runs, and what it has settled. */
export default function CompanyPage({ company }: { readonly company: string }) {
  return (
    <Seen title="Company">
      <CompanyById id={Number(company)} key={company} />
    </Seen>
  );
}

function CompanyById({ id }: { readonly id: number }) {
  const linkTo = useLinkTo();
  const asked = usePerformed('CompanyService.List_GetAll', {});
  const company = toldOf(asked)?.find((one) => one?.ID === id) ?? null;
  const args = { CompanyId: id };
  return (
    <Page
      title={company?.Name ?? `Company ${id}`}
      about="What the API tells of a company, to the login that is chosen on top."
      above={{ href: linkTo('debtors'), text: 'Debtors' }}
    >
      <Answered asked={asked}>
        {(companies) => <CompanyRecord company={companies?.find((one) => one?.ID === id) ?? null} />}
      </Answered>
      <ReadBy operations={['CompanyService.List_GetAll']} />
      <Tabs
        label="What is told of the company"
        tabs={[
          { name: 'Employees', content: () => <CompanyEmployees company={id} /> },
          { name: 'Runs', content: () => <CompanyRuns company={id} /> },
          { name: 'Contact', content: () => <Contact {...args} /> },
          { name: 'Bookkeeping', content: () => <Bookkeeping {...args} /> },
          { name: 'Payroll settings', content: () => <PayrollSettings {...args} /> },
        ]}
      />
    </Page>
  );
}

/** @param company as the service answers of it; null where the list does not have it. */
function CompanyRecord({ company }: { readonly company: Partial<Company> | null }) {
  if (company === null)
    return (
      <Empty title="It is not here, or hidden">
        This login sees no such company: it is gone, or its tags and filters leave it out.
      </Empty>
    );
  return (
    <Panel>
      <ValueView value={company} />
    </Panel>
  );
}

interface OfCompany {
  readonly CompanyId: number;
}

function Contact(args: OfCompany) {
  return (
    <>
      <Told
        title="Address"
        operation="CompanyService.Address_GetCurrent"
        args={args}
        nothing="It has no address"
      />
      <Told
        title="Contact person"
        operation="CompanyService.ContactPerson_Get"
        args={args}
        nothing="It has no contact person"
      />
      <Told
        title="Bank account"
        operation="CompanyService.BankAccount_GetCurrent"
        args={args}
        nothing="It has no bank account"
      />
    </>
  );
}

function Bookkeeping(args: OfCompany) {
  return (
    <>
      <Told
        title="Cost centres"
        operation="CompanyService.CostCenter_GetList"
        args={args}
        nothing="It has no cost centres"
      />
      <Told
        title="Cost units"
        operation="CompanyService.CostUnit_GetList"
        args={args}
        nothing="It has no cost units"
      />
      <Told
        title="Wage codes of its own"
        operation="CompanyService.WageModel2_GetWageCodes"
        args={args}
        nothing="It has no wage codes of its own"
      />
      <Told
        title="Hour codes of its own"
        operation="CompanyService.HourModel2_GetHourCodes"
        args={args}
        nothing="It has no hour codes of its own"
      />
    </>
  );
}

function PayrollSettings(args: OfCompany) {
  return (
    <>
      <Told
        title="Period that is open"
        operation="CompanyService.Company_GetCurrentPeriod"
        args={args}
        nothing="No period is open"
      />
      <Told
        title="Labour agreements"
        operation="CompanyService.LabourAgreements_GetCurrent"
        args={args}
        nothing="It has no labour agreements"
      />
      <Told
        title="Social insurance"
        operation="CompanyService.SVW_GetCurrent"
        args={args}
        nothing="It has no settings of social insurance"
      />
      <Told
        title="Full-time schedules"
        operation="CompanyService.Schedule_GetCurrent"
        args={args}
        nothing="It has no schedule"
      />
    </>
  );
}
