import type { PerformedCall } from '../../../contracts/control/perform.ts';
import { useLinkTo } from '../../mock/environment.ts';
import { Badge } from '../../parts/badge.tsx';
import { Code } from '../../parts/code.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Panel, Section } from '../../parts/page.tsx';
import { Empty } from '../../parts/shown.tsx';
import { Tabs } from '../../parts/tabs.tsx';
import { ValueView } from '../../parts/value-view.tsx';

/** What came of an operation: the result or the fault, why, what the service swallowed, and both messages. */
export function Outcome({ performed }: { readonly performed: PerformedCall }) {
  const linkTo = useLinkTo();
  const { call, status, durationMs, fault, reason, findings, result, request, response } = performed;
  const isRefused = fault !== null || status >= 400;
  return (
    <Section title="What came of it">
      <p class="outcome-head">
        <Badge tone={isRefused ? 'bad' : 'good'}>{isRefused ? 'refused' : 'answered'}</Badge>
        <span>{`HTTP ${status}`}</span>
        <span class="soft">{`${durationMs.toFixed(1)} ms`}</span>
        <a href={linkTo('calls', call)}>{`Call ${call}`}</a>
      </p>
      {isRefused && (
        <Notice tone="bad">
          <p>
            {fault?.text ?? `HTTP ${status}`}
            {reason !== null && <>{`: ${reason}`}</>}
          </p>
        </Notice>
      )}
      <Tabs
        label="What came of it"
        tabs={[
          { name: 'Result', content: () => <Result result={result} isRefused={isRefused} /> },
          { name: `Findings (${findings.length})`, content: () => <Findings findings={findings} /> },
          { name: 'Request', content: () => <Code what="Request" text={request} /> },
          { name: 'Response', content: () => <Code what="Response" text={response} /> },
        ]}
      />
    </Section>
  );
}

function Result({ result, isRefused }: { readonly result: unknown; readonly isRefused: boolean }) {
  if (isRefused) return <Empty title="There is no result">The call was refused.</Empty>;
  if (result === null) return <Empty title="It answered nothing" />;
  return (
    <Panel>
      <ValueView value={result} />
    </Panel>
  );
}

function Findings({ findings }: Pick<PerformedCall, 'findings'>) {
  if (findings.length === 0)
    return <Empty title="Nothing to find fault with">The real service would read all of the request.</Empty>;
  return (
    <ul class="plain-list">
      {findings.map(({ kind, path, message }) => (
        <li key={`${kind} ${path}`}>
          <code>{path}</code> <bdi>{message}</bdi>
        </li>
      ))}
    </ul>
  );
}
