import { useState } from 'preact/hooks';
import type { EnvironmentState } from '../../../contracts/control/environments.ts';
import type { SettingsChange } from '../../../contracts/control/settings.ts';
import { useDeed, wrongWith } from '../../mock/deed.ts';
import { useEnvironment } from '../../mock/environment.ts';
import { useSchemas } from '../../mock/schemas.ts';
import { Button } from '../../parts/button.tsx';
import { Form } from '../../parts/form.tsx';
import { RefusalNotice } from '../../parts/notice.tsx';
import { Panel, Section } from '../../parts/page.tsx';
import { SchemaFields } from '../../parts/schema-fields.tsx';
import { Shown } from '../../parts/shown.tsx';

const LABELS = {
  subscription: 'Subscription',
  freeTrial: 'Free trial.',
  sandboxCopy: 'Sandbox copy.',
  version21: 'Version 2.1',
  profile: 'Profile',
} as const;

/** What holds for the whole environment, to be changed. */
export function SettingsSection({ state }: { readonly state: EnvironmentState }) {
  const environment = useEnvironment();
  const schemas = useSchemas();
  const [changed, setChanged] = useState<Readonly<Record<string, unknown>>>({});
  const save = useDeed(async () => {
    // What was chosen is what the schema allows, and the mock says where it does not.
    await environment.change(changed as SettingsChange);
    setChanged({});
  }, 'The settings are saved.');
  const now = Object.fromEntries(
    Object.keys(LABELS).map((name) => [name, state[name as keyof typeof LABELS]]),
  );
  return (
    <Section title="Settings">
      <Panel>
        <Shown asked={schemas}>
          {({ SettingsChange: schema = {} }) => (
            <Form onSubmit={() => save.run()}>
              <SchemaFields
                schema={{ ...schema, required: Object.keys(LABELS) }}
                labels={LABELS}
                value={{ ...now, ...changed }}
                onChange={setChanged}
                wrongWith={(name) => wrongWith(save.refusal, name)}
              />
              {save.refusal && !(save.refusal.field in LABELS) && <RefusalNotice refusal={save.refusal} />}
              <div class="form-actions">
                <Button submits kind="primary" isBusy={save.isRunning}>
                  Save
                </Button>
              </div>
            </Form>
          )}
        </Shown>
      </Panel>
    </Section>
  );
}
