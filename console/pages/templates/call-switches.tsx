import './call-switches.css';
import { useState } from 'preact/hooks';
import type { OperationName, Template } from '../../../client/index.ts';
import { useDeed } from '../../mock/deed.ts';
import { useEnvironment } from '../../mock/environment.ts';
import { Button } from '../../parts/button.tsx';
import { SelectField, TextField } from '../../parts/field.tsx';
import { RefusalNotice } from '../../parts/notice.tsx';
import { Section } from '../../parts/page.tsx';
import { Empty } from '../../parts/shown.tsx';
import { Switch } from '../../parts/switch.tsx';
import { countOf, operationOf, type ServiceCalls } from './all-calls.ts';
import { OnlyCalledDialog } from './only-called-dialog.tsx';

interface CallSwitchesProps {
  readonly template: Template;
  readonly services: readonly ServiceCalls[];
}

/** Which calls are on in a template: each is switched by itself, in force at once. */
export function CallSwitches({ template, services }: CallSwitchesProps) {
  const environment = useEnvironment();
  const [wanted, setWanted] = useState('');
  const [shown, setShown] = useState('all');
  const [isNarrowing, setNarrowing] = useState(false);
  const off = new Set<string>(template.callsOff);
  const change = useDeed(
    (call: OperationName, isOn: boolean) => environment.switchCall(template.id, call, isOn),
    'The call is switched.',
  );
  const allOn = useDeed(() => environment.changeTemplate(template.id, { callsOff: [] }), 'All calls are on.');
  const isShown = (call: string) =>
    call.toLowerCase().includes(wanted.toLowerCase()) &&
    (shown === 'all' || (shown === 'off') === off.has(call));
  const found = services
    .map(({ service, calls }) => ({ service, calls, shown: calls.filter(isShown) }))
    .filter((one) => one.shown.length > 0);
  return (
    <>
      <div class="call-tools">
        <TextField
          label="Search"
          type="search"
          placeholder="Absence, Insert, Schedule…"
          value={wanted}
          onInput={setWanted}
        />
        <SelectField
          label="Show"
          value={shown}
          onChange={setShown}
          choices={[
            { value: 'all', text: `All ${countOf(services)} calls` },
            { value: 'on', text: 'Those that are on' },
            { value: 'off', text: 'Those that are off' },
          ]}
        />
        <Button onPress={() => setNarrowing(true)}>Only what was called</Button>
        <Button onPress={() => allOn.run()} isBusy={allOn.isRunning} isDisabled={off.size === 0}>
          All on
        </Button>
      </div>
      <RefusalNotice refusal={change.refusal ?? allOn.refusal} />
      {found.length === 0 && <Empty title="No call is like this">Search for something else.</Empty>}
      {found.map(({ service, calls, shown: listed }) => (
        <Section
          key={service}
          title={service}
          actions={
            <span class="soft">
              {`${calls.filter((call) => !off.has(call)).length} of ${calls.length} on`}
            </span>
          }
        >
          <ul class="call-switches">
            {listed.map((call) => (
              <li key={call}>
                <Switch
                  label={operationOf(call)}
                  isOn={!off.has(call)}
                  onChange={(isOn) => change.run(call, isOn)}
                />
              </li>
            ))}
          </ul>
        </Section>
      ))}
      {isNarrowing && (
        <OnlyCalledDialog template={template} services={services} onClose={() => setNarrowing(false)} />
      )}
    </>
  );
}
