import './operations.css';
import { useMemo } from 'preact/hooks';
import type { OperationList } from '../../../contracts/control/operations.ts';
import { SERVICE_NAMES, VERSIONS } from '../../../contracts/interface/model.ts';
import { useAskedOfMock } from '../../mock/asked.ts';
import { connection } from '../../mock/connection.ts';
import { useLinkTo } from '../../mock/environment.ts';
import { SelectField, TextField } from '../../parts/field.tsx';
import { useInAddress } from '../../parts/in-address.ts';
import { Page } from '../../parts/page.tsx';
import { Empty, Shown } from '../../parts/shown.tsx';
import { Table } from '../../parts/table.tsx';
import { type Found, OperationSearch } from './operation-search.ts';
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

function Search({ list }: { readonly list: OperationList }) {
  const search = useMemo(() => new OperationSearch(list), [list]);
  const [text, setText] = useInAddress('search');
  const [service, setService] = useInAddress('service');
  const [version, setVersion] = useInAddress('version');
  const [does, setDoes] = useInAddress('does');
  const found = useMemo(
    () => search.find({ text, service, version, does }),
    [search, text, service, version, does],
  );
  return (
    <>
      <search class="operation-filters">
        <TextField
          label="Search"
          type="search"
          value={text}
          onInput={setText}
          placeholder="Absence, EmployeeId, 2009, payslips …"
        />
        <SelectField
          label="Service"
          value={service}
          onChange={setService}
          choices={[ANY, ...SERVICE_NAMES.map(asChoice)]}
        />
        <SelectField
          label="Version"
          value={version}
          onChange={setVersion}
          choices={[ANY, ...VERSIONS.map(asChoice)]}
        />
        <SelectField
          label="Does"
          value={does}
          onChange={setDoes}
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
        <FoundTable found={found} />
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
