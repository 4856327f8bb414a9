import { counted } from '../../../base/counted.ts';
import type { CallMessages, RecordChange } from '../../../contracts/control/calls.ts';
import { Section } from '../../parts/page.tsx';
import { Empty } from '../../parts/shown.tsx';
import { Table } from '../../parts/table.tsx';

/** What a call changed: each field of each record, before and after. */
export function ChangesSection({ messages: { changes, moreChanges } }: { readonly messages: CallMessages }) {
  return (
    <Section
      title="State before and after"
      about="Records as the mock holds them, and of those that were changed only what differs."
    >
      {changes === null ? (
        <Empty title="It is not remembered any more">
          What calls changed is held for the last of them, and not beyond a restart.
        </Empty>
      ) : changes.length === 0 ? (
        <Empty title="It changed nothing" />
      ) : (
        <>
          {changes.map((change) => (
            <Change key={`${change.table} ${change.key}`} change={change} />
          ))}
          {moreChanges > 0 && <p class="soft">{`and ${counted(moreChanges, 'record')} more.`}</p>}
        </>
      )}
    </Section>
  );
}

function Change({ change: { table, key, before, after } }: { readonly change: RecordChange }) {
  const what = before === null ? 'put in' : after === null ? 'deleted' : 'changed';
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  const title = `${table} ${key}, ${what}`;
  return (
    <div class="call-change">
      <h3>{title}</h3>
      <Table
        caption={title}
        rows={names}
        keyOf={(name) => `${table}-${key}-${name}`}
        columns={[
          { heading: 'Field', cell: (name) => name },
          { heading: 'Before', cell: (name) => <Value of={before} name={name} /> },
          { heading: 'After', cell: (name) => <Value of={after} name={name} /> },
        ]}
      />
    </div>
  );
}

/** As it is held; nothing where the record was not there. */
function Value({
  of,
  name,
}: {
  readonly of: Readonly<Record<string, unknown>> | null;
  readonly name: string;
}) {
  if (of === null || !(name in of)) return <span class="soft">not there</span>;
  return <code class="call-value">{JSON.stringify(of[name], null, 2) ?? 'nothing'}</code>;
}
