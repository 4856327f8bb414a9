import { useState } from 'preact/hooks';
import { counted } from '../../../base/counted.ts';
import type { Seeded, WantedSeed } from '../../../contracts/seed/seed.ts';
import { useDeed } from '../../mock/deed.ts';
import { useEnvironment } from '../../mock/environment.ts';
import { writtenAs } from '../../mock/written.ts';
import { Button } from '../../parts/button.tsx';
import { download } from '../../parts/download.ts';
import { Notice, RefusalNotice } from '../../parts/notice.tsx';
import { Panel, Section } from '../../parts/page.tsx';
import { DocumentForm } from './document-form.tsx';

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
  const [seeded, setSeeded] = useState<Seeded | null>(null);
  const put = useDeed(async (seed: WantedSeed) => {
    setSeeded(null);
    setSeeded(await environment.seed(seed));
  }, 'The seed is put in.');
  return (
    <Section
      title="Import"
      about="A seed: debtors, companies, employees, logins, templates, rules and scenarios, all of it or nothing. A reset takes it out again."
    >
      <Panel>
        <DocumentForm
          label="Seed"
          hint={'As JSON or YAML: { "scenarios": ["rehired"] }'}
          action="Put in"
          deed={put}
        />
        {seeded && (
          <Notice tone="good">
            <p>
              {`It is in: ${counted(seeded.debtors.length, 'debtor')}, ${counted(seeded.companies.length, 'company', 'companies')} and ${counted(seeded.employees.length, 'employee')} were made.`}
            </p>
          </Notice>
        )}
      </Panel>
    </Section>
  );
}
