import { useState } from 'preact/hooks';
import { baselineText } from '../../../client/baseline.ts';
import type { Violation } from '../../../contracts/control/verification.ts';
import { useAccepted } from '../../mock/accepted.ts';
import { useAskedOfCalls } from '../../mock/asked.ts';
import { useEnvironment } from '../../mock/environment.ts';
import { Button } from '../../parts/button.tsx';
import { download } from '../../parts/download.ts';
import { Checkbox } from '../../parts/field.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty, Shown } from '../../parts/shown.tsx';
import { BaselineSection } from './baseline-section.tsx';
import { RemedyPanel } from './remedy-panel.tsx';
import { groupedByRemedy } from './violation-groups.ts';

/** As many are looked at: whoever has more has enough to mend. */
const MOST_VIOLATIONS = 10_000;

const NOTHING_ACCEPTED: ReadonlySet<string> = new Set();

/** What the calls of an environment do that their contract does not foresee. */
export default function ContractPage() {
  const environment = useEnvironment();
  const { subdomain } = environment;
  const asked = useAskedOfCalls(() => environment.calls.firstViolations(MOST_VIOLATIONS), [subdomain]);
  const violations = asked.kind === 'known' ? asked.value.violations : [];
  return (
    <Page
      title="Contract"
      about="What the real service would have swallowed without a word or refused unread, by what mends it."
      actions={
        <Button
          onPress={() => download(`${subdomain}.baseline.json`, baselineText(violations))}
          isDisabled={violations.length === 0}
        >
          Download baseline
        </Button>
      }
    >
      <Shown asked={asked}>
        {({ violations: found, areAll }) => (
          <>
            {!areAll && (
              <Notice tone="fair">
                <p>{`There are more: these are the first ${found.length} only.`}</p>
              </Notice>
            )}
            <Violations violations={found} />
            <BaselineSection occurred={new Set(found.map(({ key }) => key))} />
          </>
        )}
      </Shown>
    </Page>
  );
}

function Violations({ violations }: { readonly violations: readonly Violation[] }) {
  const { subdomain } = useEnvironment();
  const accepted = useAccepted(subdomain) ?? NOTHING_ACCEPTED;
  const [isHiding, setHiding] = useState(false);
  const shown = isHiding ? violations.filter(({ key }) => !accepted.has(key)) : violations;
  if (violations.length === 0)
    return (
      <Empty title="The contract was honoured">
        No call of this environment did anything that the real service would swallow or refuse unread.
      </Empty>
    );
  return (
    <>
      <div class="contract-summary">
        <p>{summaryOf(violations, accepted)}</p>
        {accepted.size > 0 && <Checkbox label="Hide what is accepted" isOn={isHiding} onChange={setHiding} />}
      </div>
      {shown.length === 0 ? (
        <Empty title="All of it is accepted">The baseline has every violation that there is.</Empty>
      ) : (
        groupedByRemedy(shown).map((group) => (
          <RemedyPanel key={group.remedy} group={group} accepted={accepted} />
        ))
      )}
    </>
  );
}

function summaryOf(violations: readonly Violation[], accepted: ReadonlySet<string>): string {
  const ways = new Set(violations.map(({ key }) => key));
  const known = [...ways].filter((key) => accepted.has(key)).length;
  const broken = `The contract was broken in ${ways.size} ${ways.size === 1 ? 'way' : 'ways'}`;
  return known === 0 ? `${broken}.` : `${broken}, of which ${known} ${known === 1 ? 'is' : 'are'} accepted.`;
}
