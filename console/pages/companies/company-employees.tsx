import './company-page.css';
import { useState } from 'preact/hooks';
import { useLinkTo } from '../../mock/environment.ts';
import { toldOf, usePerformed } from '../../mock/performed.ts';
import { SelectField, TextField } from '../../parts/field.tsx';
import { useInAddress } from '../../parts/in-address.ts';
import { Section } from '../../parts/page.tsx';
import { ReadBy } from '../../parts/read-by.tsx';
import { Answered } from '../../parts/seen.tsx';
import { Empty } from '../../parts/shown.tsx';
import { Table } from '../../parts/table.tsx';

/** What the lists of employees answer with those of every type for (mark: employee-type-zero). */
const ALL_TYPES = 0;

/** Who works at a company, worked there, or will, with the way to each. */
export function CompanyEmployees({ company }: { readonly company: number }) {
  const linkTo = useLinkTo();
  const [type, setType] = useState(ALL_TYPES);
  const [wanted, setWanted] = useInAddress('search');
  const types = toldOf(usePerformed('EmployeeService.EmployeeType_GetList', {})) ?? [];
  const listed = usePerformed('EmployeeService.List_GetByCompany', {
    CompanyId: company,
    EmployeeType: type,
  });
  return (
    <Section
      title="Employees"
      actions={
        <ReadBy operations={['EmployeeService.List_GetByCompany', 'EmployeeService.EmployeeType_GetList']} />
      }
    >
      <div class="list-filters">
        <TextField
          label="Search"
          type="search"
          value={wanted}
          onInput={setWanted}
          placeholder="Name, number or id"
        />
        <SelectField
          label="Employee type"
          value={String(type)}
          onChange={(value) => setType(Number(value))}
          choices={[
            { value: String(ALL_TYPES), text: 'All' },
            ...types.flatMap((one) =>
              one ? [{ value: String(one.Id), text: one.Description ?? String(one.Id) }] : [],
            ),
          ]}
        />
      </div>
      <Answered asked={listed}>
        {(all) => {
          const employees = (all ?? []).filter((one) => one !== null);
          const found = employees.filter((one) =>
            isFound(wanted, [one.DisplayName ?? '', String(one.Number), String(one.Id)]),
          );
          if (employees.length === 0)
            return <Empty title="Nobody is listed">No employee of this company is of this type.</Empty>;
          if (found.length === 0)
            return <Empty title="Nobody is found">No name, number or id has this in it.</Empty>;
          return (
            <Table
              caption="Employees"
              rows={found}
              keyOf={({ Id }) => Id}
              columns={[
                {
                  heading: 'Name',
                  cell: ({ Id, DisplayName }) => (
                    <a href={linkTo('employees', Id)}>
                      <bdi>{DisplayName ?? `Employee ${Id}`}</bdi>
                    </a>
                  ),
                },
                { heading: 'Number', cell: ({ Number: number }) => number, isNumber: true },
                { heading: 'Id', cell: ({ Id }) => Id, isNumber: true },
              ]}
            />
          );
        }}
      </Answered>
    </Section>
  );
}

/** Whether all words that are wanted stand in one of the texts, in either case. */
function isFound(wanted: string, texts: readonly string[]): boolean {
  const all = texts.join(' ').toLowerCase();
  return wanted
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}
