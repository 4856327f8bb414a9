import './operations.css';
import { useMemo, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { OperationList } from '../../../contracts/control/operations.ts';
import { SERVICE_NAMES, VERSIONS } from '../../../contracts/interface/model.ts';
import { useAskedOfMock } from '../../mock/asked.ts';
import { connection } from '../../mock/connection.ts';
import { useLinkTo } from '../../mock/environment.ts';
import { SelectField, TextField } from '../../parts/field.tsx';
import { Growing } from '../../parts/growing.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty, Shown } from '../../parts/shown.tsx';
import { Table } from '../../parts/table.tsx';
import { type Found, OperationSearch, type Wanted } from './operation-search.ts';
import { Traits } from './traits.tsx';

/** All operations of all services, to be found by whatever is known of them. */
export default function OperationsPage() {
  const asked = useAskedOfMock(() => connection.mock.operations());
  return (
    <Page
      title="Operations"
      about="Everything that Nmbrs can be asked for, found by a name, a field, a family, an error or a word of what it does."
    >
      <Shown asked={asked}>{(list) => <Search list={list} />}</Shown>
    </Page>
  );
}

const ANY = { value: '', text: 'Any' };

/** @param list of all; what is searched for at first stands in the address, so that it can be linked to. */
function Search({ list }: { readonly list: OperationList }) {
  const { query } = useLocation();
  const search = useMemo(() => new OperationSearch(list), [list]);
  const [wanted, setWanted] = useState<Wanted>({
    text: query.search ?? '',
    service: '',
    version: '',
    does: '',
  });
  const found = useMemo(() => search.find(wanted), [search, wanted]);
  const want = (change: Partial<Wanted>) => setWanted({ ...wanted, ...change });
  return (
    <>
      <search class="operation-filters">
        <TextField
          label="Search"
          type="search"
          value={wanted.text}
          onInput={(text) => want({ text })}
          placeholder="Absence, EmployeeId, 2009, payslips …"
        />
        <SelectField
          label="Service"
          value={wanted.service}
          onChange={(service) => want({ service })}
          choices={[ANY, ...SERVICE_NAMES.map(asChoice)]}
        />
        <SelectField
          label="Version"
          value={wanted.version}
          onChange={(version) => want({ version })}
          choices={[ANY, ...VERSIONS.map(asChoice)]}
        />
        <SelectField
          label="Does"
          value={wanted.does}
          onChange={(does) => want({ does: does as Wanted['does'] })}
          choices={[ANY, { value: 'reads', text: 'Reads' }, { value: 'writes', text: 'Writes' }]}
        />
      </search>
      <p class="soft" role="status">
        {`${found.length} of ${list.operations.length} operations`}
      </p>
      {found.length === 0 ? (
        <Empty title="No operation is like this">
          A word must stand in a name, a field, a family, an error, or in what the operation does.
        </Empty>
      ) : (
        <Growing items={found} about={JSON.stringify(wanted)}>
          {(shown) => <FoundTable found={shown} />}
        </Growing>
      )}
    </>
  );
}

function asChoice(text: string) {
  return { value: text, text };
}

function FoundTable({ found }: { readonly found: readonly Found[] }) {
  const linkTo = useLinkTo();
  return (
    <Table
      caption="Operations"
      rows={found}
      keyOf={({ operation: { version, service, operation } }) => `${version}.${service}.${operation}`}
      columns={[
        {
          heading: 'Operation',
          cell: ({ operation: { version, service, operation } }) => (
            <div>
              <a class="operation-name" href={linkTo('operations', version, service, operation)}>
                {operation}
              </a>
              <span class="operation-service">{`${service} ${version}`}</span>
            </div>
          ),
        },
        {
          heading: 'What it does',
          cell: ({ operation: { summary }, fields }) => (
            <div>
              {summary}
              {fields.length > 0 && (
                <span class="operation-service">{`Has ${fields.slice(0, 5).join(', ')}`}</span>
              )}
            </div>
          ),
        },
        { heading: 'Family', cell: ({ operation: { family } }) => family },
        { heading: 'Traits', cell: ({ operation }) => <Traits operation={operation} /> },
      ]}
    />
  );
}
