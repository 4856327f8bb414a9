import './timeline.css';
import { useState } from 'preact/hooks';
import { useAsked } from '../../mock/asked.ts';
import { useEnvironment } from '../../mock/environment.ts';
import { useSeenLogin } from '../../mock/performed.ts';
import { Button } from '../../parts/button.tsx';
import { SelectField } from '../../parts/field.tsx';
import { Panel, Section } from '../../parts/page.tsx';
import { ReadBy } from '../../parts/read-by.tsx';
import { Shown } from '../../parts/shown.tsx';
import { Table } from '../../parts/table.tsx';
import { dateText } from '../../parts/times.ts';
import { KINDS } from './kinds.ts';
import { type Lane, lanesOf, SeenEmployee, spansIn, type Years } from './lane.ts';
import { dayOf, timeOf } from './periods.ts';
import { TimelineDrawing } from './timeline-drawing.tsx';

const OPERATIONS = [...new Set(KINDS.flatMap(({ operations }) => operations))];

/** All that held for an employee over time, drawn, and told as a table. */
export function Timeline({ employee }: { readonly employee: number }) {
  const environment = useEnvironment();
  const clock = useAsked(() => environment.clock(), [environment.subdomain]);
  return (
    <Section title="Timeline">
      <Shown asked={clock}>{({ now }) => <TimelineAt employee={employee} now={now} />}</Shown>
      <ReadBy operations={OPERATIONS} />
    </Section>
  );
}

interface TimelineAtProps {
  readonly employee: number;
  /** By the clock of the environment. */
  readonly now: string;
}

function TimelineAt({ employee, now }: TimelineAtProps) {
  const environment = useEnvironment();
  const login = useSeenLogin();
  const thisYear = Number(now.slice(0, 4));
  const [years, setYears] = useState<Years>({ first: thisYear - 1, last: thisYear });
  const asked = useAsked(
    () => lanesOf(new SeenEmployee(environment, login, employee, years), KINDS),
    [environment.subdomain, login.id, employee, years],
  );
  return (
    <>
      <YearsChoice
        years={years}
        onChange={setYears}
        first={firstYearOf(asked.kind === 'known' ? asked.value : [], years.first)}
        last={Math.max(thisYear + 1, years.last)}
      />
      <Shown asked={asked}>
        {(lanes) => (
          <>
            <Panel>
              <TimelineDrawing lanes={lanes} years={years} today={dayOf(now)} />
              <p class="soft timeline-legend">The upright line is today by the clock, {dateText(now)}.</p>
            </Panel>
            <TimelineTable lanes={lanes} />
          </>
        )}
      </Shown>
    </>
  );
}

/** The year in which the first thing began that is known. */
function firstYearOf(lanes: readonly Lane[], otherwise: number): number {
  const days = lanes.flatMap(spansIn).map(({ from }) => from);
  return days.length === 0 ? otherwise : Math.min(otherwise, Number(timeOf(Math.min(...days)).slice(0, 4)));
}

interface YearsChoiceProps {
  readonly years: Years;
  readonly onChange: (years: Years) => void;
  /** The first and the last that can be chosen. */
  readonly first: number;
  readonly last: number;
}

function YearsChoice({ years, onChange, first, last }: YearsChoiceProps) {
  const choices = Array.from({ length: last - first + 1 }, (_, at) => String(first + at)).map((value) => ({
    value,
    text: value,
  }));
  return (
    <div class="timeline-years">
      <SelectField
        label="From year"
        value={String(years.first)}
        choices={choices}
        onChange={(value) => onChange({ first: Number(value), last: Math.max(years.last, Number(value)) })}
      />
      <SelectField
        label="To year"
        value={String(years.last)}
        choices={choices}
        onChange={(value) => onChange({ first: Math.min(years.first, Number(value)), last: Number(value) })}
      />
      <Button onPress={() => onChange({ first, last: last - 1 })}>Whole time</Button>
    </div>
  );
}

function TimelineTable({ lanes }: { readonly lanes: readonly Lane[] }) {
  const rows = lanes.flatMap((lane) =>
    spansIn(lane).map((span, at) => ({ ...span, key: `${lane.name}-${at}`, lane })),
  );
  return (
    <details class="timeline-table">
      <summary>The same as a table</summary>
      <Table
        caption="Timeline"
        rows={rows}
        keyOf={({ key }) => key}
        columns={[
          { heading: 'What', cell: ({ lane }) => lane.name },
          { heading: 'Value', cell: ({ text }) => <bdi>{text}</bdi> },
          { heading: 'From', cell: ({ from }) => dateText(timeOf(from)) },
          {
            heading: 'To',
            cell: ({ until }) => (until === null ? 'until further notice' : dateText(timeOf(until - 1))),
          },
        ]}
      />
    </details>
  );
}
