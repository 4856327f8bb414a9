import { useState } from 'preact/hooks';
import type { Seeded, WantedSeed } from '../../../contracts/seed/seed.ts';
import { useDeed } from '../../mock/deed.ts';
import { useEnvironment } from '../../mock/environment.ts';
import { announce } from '../../mock/said.ts';
import { mistakesIn, readWritten, writtenAs } from '../../mock/written.ts';
import { Button } from '../../parts/button.tsx';
import { DocumentField } from '../../parts/document-field.tsx';
import { download } from '../../parts/download.ts';
import { FileField } from '../../parts/file-field.tsx';
import { Form } from '../../parts/form.tsx';
import { Notice, RefusalNotice } from '../../parts/notice.tsx';
import { Panel, Section } from '../../parts/page.tsx';

/** What goes out of the environment as a file, and into it. */
export function DocumentsSection() {
  const environment = useEnvironment();
  const exporting = useDeed(async () => {
    download(`${environment.subdomain}.world.json`, `${writtenAs(await environment.export())}\n`);
  }, 'The world file is downloaded.');
  return (
    <>
      <Section
        title="Export"
        about="A world file of this environment, with its tokens and passwords: a mock that is started with it answers the same."
        actions={
          <Button onPress={() => exporting.run()} isBusy={exporting.isRunning}>
            Download world file
          </Button>
        }
      >
        <RefusalNotice refusal={exporting.refusal} />
      </Section>
      <ImportSection />
    </>
  );
}

function ImportSection() {
  const environment = useEnvironment();
  const [text, setText] = useState('');
  const [seeded, setSeeded] = useState<Seeded | null>(null);
  const written = text.trim() === '' ? null : readWritten(text, 'a seed');
  const put = useDeed(async (seed: WantedSeed) => {
    setSeeded(await environment.seed(seed));
    announce('The seed is put in.');
  });
  const edit = (value: string) => {
    setText(value);
    setSeeded(null);
    put.reset();
  };
  // The mock says what is wrong with what was written.
  const submit = () => (written?.kind === 'read' ? put.run(written.value as WantedSeed) : null);
  return (
    <Section
      title="Import"
      about="A seed: debtors, companies, employees, logins, templates, rules and scenarios, all of it or nothing. A reset takes it out again."
    >
      <Panel>
        <Form onSubmit={submit}>
          <FileField label="Seed file" hint="It is shown below before anything is done." onText={edit} />
          <DocumentField
            label="Seed"
            hint={'As JSON or YAML: { "scenarios": ["rehired"] }'}
            isRequired
            value={text}
            onInput={edit}
            mistakes={written === null ? [] : mistakesIn(written, put.refusal)}
            lines={10}
          />
          {put.refusal && written?.kind !== 'read' && <RefusalNotice refusal={put.refusal} />}
          {seeded && (
            <Notice tone="good">
              <p>
                {`It is in: ${counted(seeded.debtors, 'debtor', 'debtors')}, ${counted(seeded.companies, 'company', 'companies')} and ${counted(seeded.employees, 'employee', 'employees')} were made.`}
              </p>
            </Notice>
          )}
          <div class="form-actions">
            <Button submits kind="primary" isBusy={put.isRunning}>
              Put in
            </Button>
          </div>
        </Form>
      </Panel>
    </Section>
  );
}

function counted(ids: readonly number[], one: string, many: string): string {
  return `${ids.length} ${ids.length === 1 ? one : many}`;
}
