import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { WantedEnvironment } from '../../../contracts/control/environments.ts';
import type { WantedSeed } from '../../../contracts/seed/seed.ts';
import { connection } from '../../mock/connection.ts';
import { refusedValues, useDeed, wrongWith } from '../../mock/deed.ts';
import { linkTo, useLinkTo } from '../../mock/environment.ts';
import { useEnvironments } from '../../mock/environments.ts';
import { announce } from '../../mock/said.ts';
import { useSchemas } from '../../mock/schemas.ts';
import { isBelow, mistakesIn, readWritten } from '../../mock/written.ts';
import { Button, ButtonLink } from '../../parts/button.tsx';
import { DocumentField } from '../../parts/document-field.tsx';
import { Checkbox, SelectField, TextField } from '../../parts/field.tsx';
import { Form } from '../../parts/form.tsx';
import { RefusalNotice } from '../../parts/notice.tsx';
import { Page, Panel } from '../../parts/page.tsx';
import { Shown } from '../../parts/shown.tsx';
import { ScenarioChoice } from './scenario-choice.tsx';
import { type LoginWish, WantedLogins } from './wanted-logins.tsx';

/** Asks what an environment is to be, and makes it. */
export default function NewEnvironmentPage() {
  const linkHere = useLinkTo();
  const schemas = useSchemas();
  const { route } = useLocation();
  const asked = useEnvironments();
  const [from, setFrom] = useState('');
  const [subdomain, setSubdomain] = useState('');
  const [isKept, setKept] = useState(false);
  const [logins, setLogins] = useState<readonly LoginWish[]>([{ archetype: 'master', name: '' }]);
  const [scenarios, setScenarios] = useState<readonly string[]>([]);
  const [text, setText] = useState('');
  const written = text.trim() === '' ? null : readWritten(text, 'a seed');
  const make = useDeed(async (wanted: WantedEnvironment) => {
    const made = await connection.mock.environment(wanted);
    announce(`${made.subdomain} is made.`);
    route(linkTo(made.subdomain, 'environments', 'this'));
  });
  const submit = () => {
    if (written?.kind === 'unreadable') return null;
    const seed = {
      ...(written?.value as WantedSeed | undefined),
      ...(scenarios.length > 0 && { scenarios }),
    };
    // What was chosen is what the mock offers; the mock says what is wrong with what was written.
    return make.run({
      ...(from !== '' && { from }),
      ...(subdomain.trim() !== '' && { subdomain: subdomain.trim() }),
      ...(isKept && { keep: true }),
      logins: logins.map(({ archetype, name }) => ({ archetype, ...(name !== '' && { name }) })),
      ...(Object.keys(seed).length > 0 && { seed }),
    } as WantedEnvironment);
  };
  const toldAtFields = refusedValues(make.refusal).every(
    ({ field }) =>
      ['from', 'subdomain'].includes(field) ||
      isBelow(field, 'logins') ||
      (written !== null && isBelow(field, 'seed')),
  );
  return (
    <Page
      title="New environment"
      about="A copy of another one, with logins of its own that can be used at once."
      above={{ href: linkHere('environments'), text: 'Environments' }}
    >
      <Shown asked={schemas}>
        {({ Archetype, Scenario }) => (
          <Panel>
            <Form onSubmit={submit}>
              <SelectField
                label="Begins as"
                value={from}
                onChange={setFrom}
                error={wrongWith(make.refusal, 'from')}
                choices={[
                  { value: '', text: 'The first of the world' },
                  ...(asked.kind === 'known' ? asked.value : []).map(({ subdomain: value, product }) => ({
                    value,
                    text: `${value} · ${product}`,
                  })),
                ]}
              />
              <TextField
                label="Subdomain"
                value={subdomain}
                onInput={setSubdomain}
                autocomplete="off"
                hint="Letters, digits and dashes. What calls send as Domain; one that is free where you leave it empty."
                error={wrongWith(make.refusal, 'subdomain')}
              />
              <Checkbox
                label="Keep it until it is deleted; else it is gone when it was not used for an hour."
                isOn={isKept}
                onChange={setKept}
              />
              <WantedLogins
                archetypes={(Archetype?.enum ?? []).map(String)}
                logins={logins}
                onChange={setLogins}
                refusal={make.refusal}
              />
              <ScenarioChoice schema={Scenario} chosen={scenarios} onChange={setScenarios} />
              <DocumentField
                label="Seed"
                hint="Exact debtors, companies and employees, as JSON or YAML. A reset leaves them there."
                value={text}
                onInput={(value) => {
                  setText(value);
                  make.reset();
                }}
                mistakes={written === null ? [] : mistakesIn(written, make.refusal, 'seed')}
                lines={10}
              />
              {!toldAtFields && <RefusalNotice refusal={make.refusal} />}
              <div class="form-actions">
                <Button submits kind="primary" isBusy={make.isRunning}>
                  Make environment
                </Button>
                <ButtonLink href={linkHere('environments')}>Cancel</ButtonLink>
              </div>
            </Form>
          </Panel>
        )}
      </Shown>
    </Page>
  );
}
