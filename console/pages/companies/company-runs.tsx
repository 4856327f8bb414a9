import { useState } from 'preact/hooks';
import { useAsked } from '../../mock/asked.ts';
import { useEnvironment, useLinkTo } from '../../mock/environment.ts';
import { usePerformed } from '../../mock/performed.ts';
import { Badge } from '../../parts/badge.tsx';
import { SelectField } from '../../parts/field.tsx';
import { Section } from '../../parts/page.tsx';
import { ReadBy } from '../../parts/read-by.tsx';
import { Answered } from '../../parts/seen.tsx';
import { Empty, Shown } from '../../parts/shown.tsx';
import { Table } from '../../parts/table.tsx';
import { dateTimeText } from '../../parts/times.ts';

/** How many years back runs can be looked for. */
const YEARS = 6;

/** The runs of a company, a year at a time, the year of the clock first. */
export function CompanyRuns({ company }: { readonly company: number }) {
  const environment = useEnvironment();
  const clock = useAsked(() => environment.clock(), [environment.subdomain]);
  return (
    <Section title="Runs" actions={<ReadBy operations={['CompanyService.Run_GetList']} />}>
      <Shown asked={clock}>
        {({ now }) => <RunsByYear company={company} thisYear={Number(now.slice(0, 4))} />}
      </Shown>
    </Section>
  );
}

interface RunsByYearProps {
  readonly company: number;
  readonly thisYear: number;
}

function RunsByYear({ company, thisYear }: RunsByYearProps) {
  const linkTo = useLinkTo();
  const [year, setYear] = useState(thisYear);
  const asked = usePerformed('CompanyService.Run_GetList', { CompanyId: company, Year: year });
  return (
    <>
      <div class="list-filters">
        <SelectField
          label="Year"
          value={String(year)}
          onChange={(value) => setYear(Number(value))}
          choices={Array.from({ length: YEARS }, (_, back) => String(thisYear - back)).map((value) => ({
            value,
            text: value,
          }))}
        />
      </div>
      <Answered asked={asked}>
        {(all) => {
          const runs = (all ?? []).filter((one) => one !== null).toReversed();
          if (runs.length === 0)
            return <Empty title={`There are no runs in ${year}`}>A run is made when a period is paid.</Empty>;
          return (
            <Table
              caption={`Runs of ${year}`}
              rows={runs}
              keyOf={({ ID }) => ID}
              columns={[
                {
                  heading: 'Run',
                  cell: ({ ID, Description, Year }) => (
                    <a href={`${linkTo('runs', company, ID)}?year=${Year}`}>
                      <bdi>{Description ?? `Run ${ID}`}</bdi>
                    </a>
                  ),
                },
                {
                  heading: 'Periods',
                  cell: ({ PeriodStart, PeriodEnd }) => periodsText(PeriodStart, PeriodEnd),
                },
                { heading: 'Run at', cell: ({ RunAt }) => dateTimeText(RunAt) },
                {
                  heading: 'State',
                  cell: ({ IsLocked }) =>
                    IsLocked ? <Badge>locked</Badge> : <Badge tone="accent">open</Badge>,
                },
              ]}
            />
          );
        }}
      </Answered>
    </>
  );
}

function periodsText(first: number, last: number): string {
  return first === last ? String(first) : `${first} to ${last}`;
}
