import { counted } from '../../../base/counted.ts';
import type {
  MigratedElement,
  MigratedEndpoint,
  MigratedOperation,
} from '../../../contracts/control/migration.ts';
import { Badge, type Tone } from '../../parts/badge.tsx';
import { Panel } from '../../parts/page.tsx';
import { Table } from '../../parts/table.tsx';
import { Known } from './known.tsx';

const VERDICTS: Readonly<
  Record<MigratedOperation['verdict'], { readonly tone: Tone; readonly text: string }>
> = {
  successor: { tone: 'good', text: 'has a successor' },
  gap: { tone: 'bad', text: 'no successor known' },
  needless: { tone: 'neutral', text: 'not needed any more' },
};

/** What becomes of each element, in a word or two. */
const FATES: Readonly<Record<MigratedElement['fate'], { readonly tone: Tone; readonly text: string }>> = {
  placed: { tone: 'good', text: 'has a field' },
  picked: { tone: 'good', text: 'picked from the answer' },
  nowhere: { tone: 'bad', text: 'has no place' },
  unseen: { tone: 'fair', text: 'not seen yet' },
  gap: { tone: 'bad', text: 'no endpoint' },
};

/** What becomes of one operation that was called. */
export function OperationPanel({ operation: subject }: { readonly operation: MigratedOperation }) {
  const { operation, calls, verdict, says, known, meanwhile, endpoints, needs, sends, reads, readsAre } =
    subject;
  const { tone, text } = VERDICTS[verdict];
  return (
    <Panel>
      <section class="migrated" aria-label={operation}>
        <h3>
          {operation} <Badge tone={tone}>{text}</Badge>
        </h3>
        <p class="soft">{calls !== null && counted(calls, 'call')}</p>
        {says && <p>{says}</p>}
        {known && (
          <p>
            <Known known={known} />
          </p>
        )}
        {meanwhile.map((text) => (
          <p key={text}>{`Until then: ${text}`}</p>
        ))}
        {needs.length > 0 && <p>{`It asks for ${needs.join(', ')} besides.`}</p>}
        {endpoints.map((endpoint) => (
          <Endpoint key={`${endpoint.method} ${endpoint.path}`} endpoint={endpoint} />
        ))}
        <Elements caption="What the calls send" elements={sends} />
        <Elements
          caption={readsAre === 'declared' ? 'What is read' : 'What was answered, read or not'}
          elements={reads}
        />
      </section>
    </Panel>
  );
}

function Endpoint({
  endpoint: { method, path, paging, scopes, says, known },
}: {
  readonly endpoint: MigratedEndpoint;
}) {
  return (
    <div class="endpoint">
      <p>
        <code>{`${method} ${path}`}</code> {paging === 'pages' && <Badge>in pages</Badge>}{' '}
        <Known known={known} />
      </p>
      {says && <p>{says}</p>}
      {scopes.length > 0 && (
        <p class="soft">
          {`Scopes: ${scopes.map(({ name, basis }) => (basis === 'inferred' ? `${name} (inferred)` : name)).join(', ')}`}
        </p>
      )}
    </div>
  );
}

function Elements({
  caption,
  elements,
}: {
  readonly caption: string;
  readonly elements: readonly MigratedElement[];
}) {
  if (elements.length === 0) return null;
  return (
    <details>
      <summary>{`${caption}: ${counted(elements.length, 'field')}`}</summary>
      <Table
        caption={caption}
        rows={elements}
        keyOf={({ path }) => path}
        columns={[
          { heading: 'In SOAP', cell: ({ path }) => <code>{path}</code> },
          {
            heading: 'There',
            cell: ({ field, fate }) => (field ? <code>{field}</code> : <Fate fate={fate} />),
          },
          { heading: 'What changes', cell: changesText },
          { heading: 'Known', cell: ({ known }) => known && <Known known={known} /> },
        ]}
      />
    </details>
  );
}

function Fate({ fate }: Pick<MigratedElement, 'fate'>) {
  const { tone, text } = FATES[fate];
  return <Badge tone={tone}>{text}</Badge>;
}

function changesText({ changes }: MigratedElement): string {
  return changes.map(({ says }) => says).join(' ');
}
