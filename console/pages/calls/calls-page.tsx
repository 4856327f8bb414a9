import './calls.css';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { counted } from '../../../base/counted.ts';
import { useDeed } from '../../mock/deed.ts';
import { useEnvironment, useLinkTo } from '../../mock/environment.ts';
import { Button } from '../../parts/button.tsx';
import { FormDialog } from '../../parts/dialog.tsx';
import { LongTable } from '../../parts/long-table.tsx';
import { RefusalNotice } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty, Shown } from '../../parts/shown.tsx';
import { callColumns } from './call-columns.tsx';
import { type Entry, filtersIn, isWanted, keyOf, numberOf, queryFor } from './call-entries.ts';
import { CallFilterFields } from './call-filter-fields.tsx';
import { CallsChart } from './calls-chart.tsx';
import { useLiveCalls } from './live-calls.ts';
import { useUnfolding, withUnfolded } from './unfolded.ts';

/** Every call of the environment, as it happens. */
export default function CallsPage() {
  const { subdomain } = useEnvironment();
  const asked = useLiveCalls();
  const [held, setHeld] = useState<readonly Entry[] | null>(null);
  // What is held is of one environment.
  useEffect(() => setHeld(null), [subdomain]);
  const [isClearing, setClearing] = useState(false);
  const now = asked.kind === 'known' ? asked.value : [];
  return (
    <Page
      title="Calls"
      about="What was called in this environment, and what came of it, newest first. It goes on as calls come."
      actions={
        <>
          <Button icon={held ? 'play' : 'pause'} onPress={() => setHeld(held ? null : now)}>
            {held ? 'Go on' : 'Pause'}
          </Button>
          <Button icon="bin" onPress={() => setClearing(true)}>
            Clear
          </Button>
        </>
      }
    >
      <Shown asked={asked}>
        {(entries) => (
          <>
            {held && <Waiting held={held} now={entries} />}
            <FilteredCalls entries={held ?? entries} />
          </>
        )}
      </Shown>
      {isClearing && <ClearDialog onClose={() => setClearing(false)} onCleared={() => setHeld(null)} />}
    </Page>
  );
}

/** How many calls came since the page was held. */
function Waiting({ held, now }: { readonly held: readonly Entry[]; readonly now: readonly Entry[] }) {
  const last = held[0] ? numberOf(held[0]) : 0;
  const more = now
    .filter((entry) => numberOf(entry) > last)
    .reduce((sum, entry) => sum + (entry.kind === 'call' ? 1 : entry.summary.count), 0);
  return (
    <p class="soft" role="status">
      {more === 0 ? 'Paused.' : `Paused; ${counted(more, 'call')} came since.`}
    </p>
  );
}

function FilteredCalls({ entries }: { readonly entries: readonly Entry[] }) {
  const linkHere = useLinkTo();
  const { path, query, route } = useLocation();
  const filters = filtersIn(query);
  const chosen = queryFor(filters);
  const shown = useMemo(() => entries.filter((entry) => isWanted(entry, filters)), [entries, chosen]);
  const unfolding = useUnfolding();
  const { unfolded, toggle } = unfolding;
  const rows = useMemo(
    () => withUnfolded(shown, unfolded).filter((entry) => isWanted(entry, filters)),
    [shown, unfolded],
  );
  const columns = useMemo(
    () => callColumns((number) => linkHere('calls', number), unfolding),
    [path, unfolded],
  );
  return (
    <>
      <CallFilterFields
        entries={entries}
        filters={filters}
        onChange={(changed) => route(path + queryFor(changed), true)}
      />
      {shown.length > 0 ? (
        <>
          <CallsChart entries={shown} />
          <RefusalNotice refusal={toggle.refusal} />
          <LongTable name="calls" caption="Calls" columns={columns} rows={rows} keyOf={keyOf} />
        </>
      ) : chosen === '' ? (
        <Empty title="Nothing was called yet">
          Calls of logins of this environment stand here once they come. The user profile has what a program
          needs to make some.
        </Empty>
      ) : (
        <Empty title="No call is like this">
          {entries.length === 0 ? 'Nothing was called yet.' : 'There are others; change what is looked for.'}
        </Empty>
      )}
    </>
  );
}

interface ClearDialogProps {
  readonly onClose: () => void;
  readonly onCleared: () => void;
}

function ClearDialog({ onClose, onCleared }: ClearDialogProps) {
  const environment = useEnvironment();
  const clear = useDeed(async () => {
    await environment.calls.clear();
    onClose();
    onCleared();
  }, 'The calls are forgotten.');
  return (
    <FormDialog
      title={`Forget all calls of ${environment.subdomain}?`}
      action="Forget calls"
      kind="danger"
      onClose={onClose}
      onSubmit={() => clear.run()}
      deed={clear}
    >
      <p>What they changed stays. Expectations, violations and permissions begin anew, for everybody.</p>
    </FormDialog>
  );
}
