import { useLocation } from 'preact-iso';
import { useAsked } from '../../mock/asked.ts';
import { useEnvironment, useLinkTo } from '../../mock/environment.ts';
import { toldOf, usePerformed } from '../../mock/performed.ts';
import { Page, Panel } from '../../parts/page.tsx';
import { ReadBy } from '../../parts/read-by.tsx';
import { Answered, Seen } from '../../parts/seen.tsx';
import { Empty, Shown } from '../../parts/shown.tsx';
import { ValueView } from '../../parts/value-view.tsx';
import { Journal } from './journal.tsx';
import { Payslips } from './payslips.tsx';

interface RunPageProps {
  readonly company: string;
  readonly run: string;
}

/** A run of a company: who is paid in it, and what it books. The year of its address says where to look for it. */
export default function RunPage({ company, run }: RunPageProps) {
  const { query } = useLocation();
  const ids = { company: Number(company), run: Number(run) };
  return (
    <Seen title="Run">
      {query.year === undefined ? (
        <RunOfThisYear {...ids} />
      ) : (
        <RunOfYear {...ids} year={Number(query.year)} key={`${company}-${run}`} />
      )}
    </Seen>
  );
}

interface RunIds {
  readonly company: number;
  readonly run: number;
}

function RunOfThisYear(ids: RunIds) {
  const environment = useEnvironment();
  const clock = useAsked(() => environment.clock(), [environment.subdomain]);
  if (clock.kind === 'known') return <RunOfYear {...ids} year={Number(clock.value.now.slice(0, 4))} />;
  return (
    <Page title={`Run ${ids.run}`}>
      <Shown asked={clock}>{() => null}</Shown>
    </Page>
  );
}

function RunOfYear({ company, run, year }: RunIds & { readonly year: number }) {
  const linkTo = useLinkTo();
  const asked = usePerformed('CompanyService.Run_GetList', { CompanyId: company, Year: year });
  const found = toldOf(asked)?.find((one) => one?.ID === run);
  return (
    <Page
      title={found?.Description ?? `Run ${run}`}
      about="Who is paid in it and what it books, as the login that is chosen on top is told."
      above={{ href: linkTo('companies', company), text: `Company ${company}` }}
    >
      <Answered asked={asked}>
        {(runs) => {
          const record = runs?.find((one) => one?.ID === run);
          if (!record)
            return (
              <Empty title="It is not here">{`The company has no such run in ${year}; its runs of other years are on its page.`}</Empty>
            );
          return (
            <>
              <Panel>
                <ValueView value={record} />
              </Panel>
              <ReadBy operations={['CompanyService.Run_GetList']} />
              <Payslips company={company} run={run} year={year} />
              <Journal company={company} run={run} year={year} />
            </>
          );
        }}
      </Answered>
    </Page>
  );
}
