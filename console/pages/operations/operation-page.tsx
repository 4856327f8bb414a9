import './operations.css';
import { useMemo } from 'preact/hooks';
import type { DescribedOperation } from '../../../contracts/control/operations.ts';
import type { Version } from '../../../contracts/interface/model.ts';
import type { QualifiedOperationName } from '../../../contracts/interface/operation-types.ts';
import { useAsked, useAskedOfMock } from '../../mock/asked.ts';
import { connection } from '../../mock/connection.ts';
import { useEnvironment, useLinkTo } from '../../mock/environment.ts';
import { useSeenLogin } from '../../mock/performed.ts';
import { Badge } from '../../parts/badge.tsx';
import { Facts, Page, Panel } from '../../parts/page.tsx';
import { Seen } from '../../parts/seen.tsx';
import { Empty, Shown } from '../../parts/shown.tsx';
import { Table } from '../../parts/table.tsx';
import { Tabs } from '../../parts/tabs.tsx';
import { idsSeenBy, scopesIn } from './ids-seen.ts';
import { Samples } from './samples.tsx';
import { Signature } from './signature.tsx';
import { Traits } from './traits.tsx';
import { TryForm } from './try-form.tsx';

interface OperationPageProps {
  readonly version: string;
  readonly service: string;
  readonly operation: string;
}

/** An operation: what it takes and answers, raises and rests on, with its messages, and to try it. */
export default function OperationPage({ version, service, operation }: OperationPageProps) {
  return (
    <Seen title={operation}>
      <OperationByName
        version={version}
        service={service}
        operation={operation}
        key={`${version}.${service}.${operation}`}
      />
    </Seen>
  );
}

function OperationByName({ version, service, operation }: OperationPageProps) {
  const linkTo = useLinkTo();
  const name = `${service}.${operation}` as QualifiedOperationName;
  const asked = useAskedOfMock(() => connection.mock.operation(name, version as Version), [version, name]);
  return (
    <Page
      title={operation}
      about={asked.kind === 'known' ? asked.value.summary : undefined}
      above={{ href: linkTo('operations'), text: 'Operations' }}
    >
      <Shown asked={asked}>{(described) => <Described operation={described} />}</Shown>
    </Page>
  );
}

function Described({ operation }: { readonly operation: DescribedOperation }) {
  const { errors, marks } = operation;
  return (
    <>
      <Summary operation={operation} />
      <Tabs
        label="What is known of the operation"
        tabs={[
          { name: 'Signature', content: () => <Signature operation={operation} /> },
          { name: 'Try', content: () => <WithSuggestions operation={operation} part={TryForm} /> },
          { name: 'Samples', content: () => <WithSuggestions operation={operation} part={Samples} /> },
          { name: `Errors (${errors.length})`, content: () => <Errors errors={errors} /> },
          { name: `Marks (${marks.length})`, content: () => <Marks marks={marks} /> },
        ]}
      />
    </>
  );
}

function Summary({ operation }: { readonly operation: DescribedOperation }) {
  const linkTo = useLinkTo();
  const { service, version, family, soapAction, header, notes, successor, links, confidence } = operation;
  return (
    <Panel>
      <Facts
        facts={[
          ['Service', `${service} ${version}`],
          ['Family', <a href={`${linkTo('operations')}?search=${encodeURIComponent(family)}`}>{family}</a>],
          ['Traits', <Traits operation={operation} />],
          ...(successor === null
            ? []
            : ([
                [
                  'Call instead',
                  <a href={linkTo('operations', version, ...successor.split('.'))}>{successor}</a>,
                ],
              ] as const)),
          ['SOAP action', <code>{soapAction}</code>],
          ['Header', header === null ? 'none: its arguments say who calls' : <code>{header}</code>],
          ['Confidence', confidence],
          ...(notes.length === 0 ? [] : ([['Notes', notes.join(' ')]] as const)),
          [
            'Documents',
            <>
              <a href={links.page}>Page of the service</a>, <a href={links.wsdl}>WSDL</a>
            </>,
          ],
        ]}
      />
    </Panel>
  );
}

interface WithSuggestionsProps {
  readonly operation: DescribedOperation;
  readonly part: typeof TryForm | typeof Samples;
}

/** A part that is filled with what the login sees, at the time of the clock. */
function WithSuggestions({ operation, part: Part }: WithSuggestionsProps) {
  const environment = useEnvironment();
  const login = useSeenLogin();
  const scopes = useMemo(() => scopesIn(operation.arguments), [operation]);
  const asked = useAsked(async () => {
    const [{ now }, ids] = await Promise.all([environment.clock(), idsSeenBy(environment, login, scopes)]);
    return { now, ids };
  }, [environment.subdomain, login.id, operation.soapAction]);
  return (
    <Shown asked={asked}>
      {(suggestions) => <Part operation={operation} suggestions={suggestions} key={login.id} />}
    </Shown>
  );
}

function Errors({ errors }: Pick<DescribedOperation, 'errors'>) {
  const linkTo = useLinkTo();
  if (errors.length === 0) return <Empty title="It raises no errors of its own" />;
  return (
    <Table
      caption="Errors"
      rows={errors}
      keyOf={({ code }) => code}
      columns={[
        {
          heading: 'Error',
          cell: ({ code, name }) => (
            <a href={`${linkTo('operations')}?search=${code}`}>{`${code} ${name}`}</a>
          ),
        },
        { heading: 'Text', cell: ({ text }) => text },
        {
          heading: 'When',
          cell: ({ when, causes }) => (
            <div>
              {when}
              {causes.length > 0 && <span class="operation-service">{`Seen: ${causes.join('; ')}`}</span>}
            </div>
          ),
        },
      ]}
    />
  );
}

function Marks({ marks }: Pick<DescribedOperation, 'marks'>) {
  if (marks.length === 0)
    return (
      <Empty title="It rests on no marks">All that the mock does here was seen at the real service.</Empty>
    );
  return (
    <ul class="marks">
      {marks.map(({ id, says, confidence, source }) => (
        <li key={id}>
          <Panel>
            <p>
              {says} <Badge tone={confidence === 'guess' ? 'fair' : 'neutral'}>{confidence}</Badge>
            </p>
            <p class="operation-service">
              <code>{id}</code> {source}
            </p>
          </Panel>
        </li>
      ))}
    </ul>
  );
}
