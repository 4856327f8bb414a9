import type { DocumentText, MigrationDocuments } from '../../../contracts/control/migration.ts';
import { useDeed } from '../../mock/deed.ts';
import { useEnvironment } from '../../mock/environment.ts';
import { Button } from '../../parts/button.tsx';
import { FileField } from '../../parts/file-field.tsx';
import { RefusalNotice } from '../../parts/notice.tsx';
import { Panel, Section } from '../../parts/page.tsx';

interface DocumentsSectionProps {
  readonly documents: MigrationDocuments;
  readonly onChange: (documents: MigrationDocuments) => void;
}

/** Documents of the user's that the report takes in; one in which something is wrong is refused, and those before stay. */
export function DocumentsSection({ documents, onChange }: DocumentsSectionProps) {
  const environment = useEnvironment();
  const { consumer, correct = [], openapi } = documents;
  const add = useDeed(async (added: MigrationDocuments) => {
    const all = { ...documents, ...added };
    await environment.migration(all);
    onChange(all);
  }, 'The report takes it in.');
  const given = [consumer, ...correct, openapi].filter((document) => document !== undefined);
  return (
    <Section
      title="Documents"
      about="What the report takes in besides the calls. This page keeps them until it is left."
    >
      <Panel>
        <div class="form">
          <FileField
            label="Consumer file"
            hint="Says what the integration reads, so that it is counted."
            onText={(text, file) => add.run({ consumer: { file, text } })}
          />
          <FileField
            label="Corrections"
            hint="What is known better, in the format of contracts/rest."
            onText={(text, file) => add.run({ correct: [...correct, { file, text }] })}
          />
          <FileField
            label="Description of the API"
            hint="An OpenAPI document or a collection of Postman: what is known is held against it."
            onText={(text, file) => add.run({ openapi: { file, text } })}
          />
          <RefusalNotice refusal={add.refusal} />
          {given.length > 0 && (
            <ul class="plain-list" aria-label="Documents that are taken in">
              {given.map((document, at) => (
                <li key={at}>
                  <code>{document.file}</code>{' '}
                  <Button onPress={() => onChange(without(documents, document))}>
                    Take out<span class="unseen">{` ${document.file}`}</span>
                  </Button>
                </li>
              ))}
            </ul>
          )}
        </div>
      </Panel>
    </Section>
  );
}

function without(
  { consumer, correct = [], openapi }: MigrationDocuments,
  gone: DocumentText,
): MigrationDocuments {
  return {
    ...(consumer && consumer !== gone && { consumer }),
    correct: correct.filter((document) => document !== gone),
    ...(openapi && openapi !== gone && { openapi }),
  };
}
