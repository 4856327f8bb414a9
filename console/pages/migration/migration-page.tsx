import './migration.css';
import { useState } from 'preact/hooks';
import { counted } from '../../../base/counted.ts';
import type { DocumentCheck, Migration, MigrationDocuments } from '../../../contracts/control/migration.ts';
import { useAskedOfCalls } from '../../mock/asked.ts';
import { useEnvironment } from '../../mock/environment.ts';
import { Badge } from '../../parts/badge.tsx';
import { Facts, Page, Panel, Section } from '../../parts/page.tsx';
import { Empty, Shown } from '../../parts/shown.tsx';
import { dateText } from '../../parts/times.ts';
import { DocumentsSection } from './documents-section.tsx';
import { Known } from './known.tsx';
import { OperationPanel } from './operation-panel.tsx';

/** What takes the place in REST of what was called in an environment, and what must be asked before SOAP ends. */
export default function MigrationPage() {
  const environment = useEnvironment();
  const [documents, setDocuments] = useState<MigrationDocuments>({});
  const asked = useAskedOfCalls(() => environment.migration(documents), [environment.subdomain, documents]);
  return (
    <Page
      title="Away from SOAP"
      about="What takes the place of each operation that was called here, and of each field, as far as it is known."
    >
      <Shown asked={asked}>
        {(migration) =>
          migration.operations.length === 0 ? (
            <Empty title="Nothing was called yet">
              Let your integration call this environment: each operation that it uses is looked up then.
            </Empty>
          ) : (
            <Report migration={migration} />
          )
        }
      </Shown>
      <DocumentsSection documents={documents} onChange={setDocuments} />
    </Page>
  );
}

function Report({ migration }: { readonly migration: Migration }) {
  const { operations, scopes, consent, conventions, checked } = migration;
  return (
    <>
      <Summary migration={migration} />
      {checked && <Check check={checked} />}
      <Section title="Operations" about="Those without a known successor come first: ask Nmbrs about them.">
        {operations.map((operation) => (
          <OperationPanel key={operation.operation} operation={operation} />
        ))}
      </Section>
      <Section
        title="Scopes to ask for"
        about="What is inferred was seen at no endpoint: ask whether it is so."
      >
        <ul class="plain-list">
          {scopes.map(({ name, basis, operations: wanting }) => (
            <li key={name}>
              <code>{name}</code> {basis === 'inferred' && <Badge tone="fair">inferred</Badge>}{' '}
              <span class="soft">{wanting.length === 0 ? 'every program' : wanting.join(', ')}</span>
            </li>
          ))}
        </ul>
      </Section>
      <Section title="Consents" about={namedText(consent.named)}>
        <Statements statements={consent.rules} />
      </Section>
      <Section title="What holds for all endpoints">
        <Statements statements={conventions} />
      </Section>
    </>
  );
}

function Summary({ migration: { endOfSoap, covered } }: { readonly migration: Migration }) {
  const share = ({ covered: some, of }: { readonly covered: number; readonly of: number }) =>
    `${some} of ${of}`;
  return (
    <Panel>
      <Facts
        facts={[
          ['SOAP ends on', dateText(endOfSoap)],
          ['Operations', `${share(covered.operations)} have a successor`],
          ...(covered.calls ? [['Calls', `${share(covered.calls)} are of these`] as const] : []),
          ['Fields sent, or declared to be read', `${share(covered.fields)} have a place there`],
        ]}
      />
    </Panel>
  );
}

/** What a description of the API makes of what was known of the endpoints of these operations. */
function Check({ check: { document, confirmed, overturned } }: { readonly check: DocumentCheck }) {
  return (
    <Section
      title={`What ${document} says`}
      about={`It confirms ${counted(confirmed.length, 'fact')}, and overturns ${overturned.length}.`}
    >
      <ul class="plain-list">
        {overturned.map((says) => (
          <li key={says}>
            <Badge tone="bad">overturned</Badge> {says}
          </li>
        ))}
        {confirmed.map((says) => (
          <li key={says}>
            <Badge tone="good">confirmed</Badge> {says}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Statements({ statements }: { readonly statements: Migration['conventions'] }) {
  return (
    <ul class="plain-list">
      {statements.map(({ says, known }) => (
        <li key={says}>
          {says} <Known known={known} />
        </li>
      ))}
    </ul>
  );
}

function namedText({ debtors, companies, employees }: Migration['consent']['named']): string {
  if (debtors.length + companies.length + employees === 0) return 'The calls name nobody by an id.';
  const whom = [
    counted(debtors.length, 'debtor'),
    counted(companies.length, 'company', 'companies'),
    counted(employees, 'employee'),
  ].join(', ');
  return `The calls name ${whom}: the debtors of all of them have to consent.`;
}
