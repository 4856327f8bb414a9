import { counted } from '../../../base/counted.ts';
import type { Template } from '../../../client/index.ts';
import { useAsked } from '../../mock/asked.ts';
import { useDeed } from '../../mock/deed.ts';
import { useEnvironment } from '../../mock/environment.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog, FormDialog } from '../../parts/dialog.tsx';
import { Shown } from '../../parts/shown.tsx';
import type { ServiceCalls } from './all-calls.ts';

interface OnlyCalledDialogProps {
  readonly template: Template;
  readonly services: readonly ServiceCalls[];
  readonly onClose: () => void;
}

/** Switches all calls off but those that an integration needs: what the journal of the environment holds. */
export function OnlyCalledDialog({ template, services, onClose }: OnlyCalledDialogProps) {
  const environment = useEnvironment();
  const asked = useAsked(async () => {
    const calls = await environment.calls.list();
    return new Set<string>(calls.map(({ service, operation }) => `${service}.${operation}`));
  }, [environment.subdomain]);
  const all = services.flatMap(({ calls }) => calls);
  const narrow = useDeed(
    (called: ReadonlySet<string>) =>
      environment.changeTemplate(template.id, { callsOff: all.filter((call) => !called.has(call)) }),
    'All other calls are off.',
  );
  const title = 'Only what was called';
  if (asked.kind !== 'known')
    return (
      <Dialog title={title} onClose={onClose}>
        <Shown asked={asked}>{() => null}</Shown>
        <Button onPress={onClose}>Cancel</Button>
      </Dialog>
    );
  const called = asked.value;
  const needed = all.filter((call) => called.has(call));
  if (needed.length === 0)
    return (
      <Dialog title={title} onClose={onClose}>
        <div class="form">
          <p>
            Nothing was called in this environment yet. Let the integration do its work first, then come back.
          </p>
          <div class="form-actions">
            <Button onPress={onClose}>Close</Button>
          </div>
        </div>
      </Dialog>
    );
  const submit = async () => {
    if (await narrow.run(called)) onClose();
  };
  return (
    <FormDialog
      title={title}
      action={`Switch ${all.length - needed.length} off`}
      onSubmit={submit}
      deed={narrow}
      onClose={onClose}
    >
      <p>{`${counted(needed.length, 'call')} of the journal of this environment stay on; all others are switched off, at once.`}</p>
      <ul class="called">
        {needed.map((call) => (
          <li key={call}>{call}</li>
        ))}
      </ul>
    </FormDialog>
  );
}
