import './token-parts.css';
import { useState } from 'preact/hooks';
import { counted } from '../../../base/counted.ts';
import { useDeed } from '../../mock/deed.ts';
import { Badge } from '../../parts/badge.tsx';
import { Button } from '../../parts/button.tsx';
import { Code } from '../../parts/code.tsx';
import { CopyField } from '../../parts/field.tsx';
import { RefusalNotice } from '../../parts/notice.tsx';
import { Section } from '../../parts/page.tsx';
import { SnippetTabs } from '../../parts/snippet-tabs.tsx';
import { Table } from '../../parts/table.tsx';
import { SNIPPETS } from './snippets.ts';
import type { TokenAccess } from './token-access.ts';
import { type CallResult, tryToken } from './try-token.ts';

/** What a client is configured with, to be copied. */
export function TokenFields({ access: { username, token, domain } }: { readonly access: TokenAccess }) {
  return (
    <div class="token-fields">
      <CopyField label="Username" value={username} />
      <CopyField label="Token" value={token} />
      <CopyField label="Domain" value={domain} />
    </div>
  );
}

/** How clients use a token: in several languages, and at once. */
export function TokenUse({ access }: { readonly access: TokenAccess }) {
  return (
    <>
      <Section title="In a program" about="Each lists the debtors that the login sees.">
        <SnippetTabs
          label="Languages"
          snippets={SNIPPETS.map((snippet) => ({ ...snippet, text: snippet.text(access) }))}
        />
      </Section>
      <TryToken access={access} />
    </>
  );
}

/** Calls with the token at once, as any client does. */
function TryToken({ access }: { readonly access: TokenAccess }) {
  const [result, setResult] = useState<CallResult | null>(null);
  const attempt = useDeed(async () => setResult(await tryToken(access)));
  return (
    <Section
      title="Try it"
      about="Calls List_GetAll of DebtorService, as any client does. It stands among the calls."
    >
      <div>
        <Button kind="primary" onPress={() => attempt.run()} isBusy={attempt.isRunning}>
          Call List_GetAll
        </Button>
      </div>
      <RefusalNotice refusal={attempt.refusal} />
      {result !== null && <Result result={result} />}
    </Section>
  );
}

function Result({ result: { status, fault, debtors, xml } }: { readonly result: CallResult }) {
  return (
    <>
      <p role="status" class="call-result">
        <Badge tone={fault === null ? 'good' : 'bad'}>{status}</Badge>{' '}
        <span>{fault ?? counted(debtors.length, 'debtor')}</span>
      </p>
      {debtors.length > 0 && (
        <Table
          caption="Debtors in the answer"
          rows={debtors}
          keyOf={({ number }) => number}
          columns={[
            { heading: 'Number', cell: ({ number }) => number },
            { heading: 'Name', cell: ({ name }) => name },
          ]}
        />
      )}
      <details>
        <summary>The answer as it came</summary>
        <Code what="Answer" text={xml} />
      </details>
    </>
  );
}
