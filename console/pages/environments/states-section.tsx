import { useState } from 'preact/hooks';
import { useAsked } from '../../mock/asked.ts';
import { useDeed } from '../../mock/deed.ts';
import { useEnvironment } from '../../mock/environment.ts';
import { Button } from '../../parts/button.tsx';
import { FormDialog } from '../../parts/dialog.tsx';
import { RefusalNotice } from '../../parts/notice.tsx';
import { Section } from '../../parts/page.tsx';
import { Empty, Shown } from '../../parts/shown.tsx';
import { Table } from '../../parts/table.tsx';

/** Everything of the environment as it is remembered: at its snapshots, and as it was made. */
export function StatesSection() {
  const environment = useEnvironment();
  const asked = useAsked(() => environment.snapshots(), [environment.subdomain]);
  const [isResetting, setResetting] = useState(false);
  const take = useDeed(() => environment.snapshot(), 'The snapshot is taken.');
  const restore = useDeed((id: number) => environment.restore(id), 'The snapshot is restored.');
  return (
    <Section
      title="Snapshots"
      about="Each remembers everything as it once was: records, logins, tokens, rules and the clock. It can be restored any number of times."
      actions={
        <div class="page-actions">
          <Button onPress={() => take.run()} isBusy={take.isRunning}>
            Take snapshot
          </Button>
          <Button kind="danger" onPress={() => setResetting(true)}>
            Reset
          </Button>
        </div>
      }
    >
      <RefusalNotice refusal={take.refusal ?? restore.refusal} />
      <Shown asked={asked}>
        {(snapshots) =>
          snapshots.length === 0 ? (
            <Empty title="There is no snapshot">
              Take one before you try something that you may want undone.
            </Empty>
          ) : (
            <Table
              caption="Snapshots"
              rows={snapshots}
              keyOf={(id) => id}
              columns={[
                { heading: 'Snapshot', cell: (id) => `Snapshot ${id}` },
                {
                  heading: 'Actions',
                  cell: (id, describedBy) => (
                    <div class="row-actions">
                      <Button kind="quiet" about={describedBy} onPress={() => restore.run(id)}>
                        Restore
                      </Button>
                    </div>
                  ),
                },
              ]}
            />
          )
        }
      </Shown>
      {isResetting && <ResetDialog onClose={() => setResetting(false)} />}
    </Section>
  );
}

function ResetDialog({ onClose }: { readonly onClose: () => void }) {
  const environment = useEnvironment();
  const reset = useDeed(() => environment.reset(), 'Everything is as it was made.');
  return (
    <FormDialog
      title={`Reset ${environment.subdomain}?`}
      action="Reset"
      kind="danger"
      deed={reset}
      onClose={onClose}
      onSubmit={async () => {
        if (await reset.run()) onClose();
      }}
    >
      <p>
        Everything of it and its companions goes back to how it was made: what was written, logins, tokens,
        rules and the clock. Snapshots stay.
      </p>
    </FormDialog>
  );
}
