import type { RecordedCall } from '../../../client/index.ts';
import { Badge } from '../../parts/badge.tsx';
import { Section } from '../../parts/page.tsx';
import { Table } from '../../parts/table.tsx';

/** What the real service would ignore without a word, or why it refused the request unread; nothing for none. */
export function FindingsSection({ call: { findings } }: { readonly call: RecordedCall }) {
  if (findings.length === 0) return null;
  return (
    <Section
      title="Findings"
      about="What the real service says nothing of. Each is marked in the request, too."
    >
      <Table
        caption="Findings"
        rows={findings.map((finding, at) => ({ ...finding, at }))}
        keyOf={({ at }) => `finding-${at}`}
        columns={[
          { heading: 'What happened', cell: ({ message }) => message },
          { heading: 'Kind', isTight: true, cell: ({ kind }) => <Badge tone="fair">{kind}</Badge> },
          { heading: 'Place', isTight: true, cell: ({ line, column }) => `line ${line}, column ${column}` },
          { heading: 'Expected', cell: ({ nearest, expected }) => expected ?? nearest ?? '' },
          { heading: 'Used instead', cell: ({ used }) => used },
        ]}
      />
    </Section>
  );
}
