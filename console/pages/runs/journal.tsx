import './journal.css';
import { usePerformed } from '../../mock/performed.ts';
import { Code } from '../../parts/code.tsx';
import { Section } from '../../parts/page.tsx';
import { ReadBy } from '../../parts/read-by.tsx';
import { Answered } from '../../parts/seen.tsx';
import { Empty } from '../../parts/shown.tsx';
import { Table } from '../../parts/table.tsx';
import { centsOf, type JournalLine, journalLinesIn } from './journal-lines.ts';

interface JournalProps {
  readonly company: number;
  readonly run: number;
  readonly year: number;
}

/** What a run books: accounts with their amounts, and the XML that a client is given. */
export function Journal({ company, run, year }: JournalProps) {
  const asked = usePerformed('CompanyService.Journals_GetByRunCompany_v2', {
    CompanyId: company,
    RunId: run,
    intYear: year,
  });
  return (
    <Section title="Journal" actions={<ReadBy operations={['CompanyService.Journals_GetByRunCompany_v2']} />}>
      <Answered asked={asked}>
        {(xml) => {
          const lines = journalLinesIn(xml ?? '').map((line, at) => ({ ...line, at }));
          if (xml === null || lines.length === 0)
            return <Empty title="It books nothing">The run has no journal.</Empty>;
          return (
            <>
              <Table
                caption="Journal"
                rows={lines}
                keyOf={({ at }) => `line-${at}`}
                columns={[
                  { heading: 'Account', cell: ({ account }) => account },
                  { heading: 'Description', cell: ({ description }) => <bdi>{description}</bdi> },
                  ...(lines.some(({ dimension }) => dimension !== '')
                    ? [{ heading: 'Dimension 2', cell: ({ dimension }: JournalLine) => dimension }]
                    : []),
                  {
                    heading: 'Debit',
                    isNumber: true,
                    cell: (line) => (line.side === 'debit' ? line.value : ''),
                  },
                  {
                    heading: 'Credit',
                    isNumber: true,
                    cell: (line) => (line.side === 'credit' ? line.value : ''),
                  },
                ]}
              />
              <p class="journal-sums">
                Debit <strong>{amountText(centsOf(lines, 'debit'))}</strong>, credit{' '}
                <strong>{amountText(centsOf(lines, 'credit'))}</strong>
              </p>
              <details class="journal-xml">
                <summary>As XML</summary>
                <Code what="Journal as XML" text={xml} />
              </details>
            </>
          );
        }}
      </Answered>
    </Section>
  );
}

function amountText(cents: number): string {
  return (cents / 100).toFixed(2);
}
