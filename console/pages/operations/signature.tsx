import './signature.css';
import type { DescribedOperation, OperationField } from '../../../contracts/control/operations.ts';
import { Panel, Section } from '../../parts/page.tsx';
import { Empty } from '../../parts/shown.tsx';

/** What an operation takes and answers, as trees. */
export function Signature({ operation }: { readonly operation: DescribedOperation }) {
  const { arguments: taken, result, ignores } = operation;
  return (
    <>
      <Section title="Arguments">
        {taken.length === 0 ? (
          <Empty title="It takes no arguments" />
        ) : (
          <Panel>
            <FieldTree fields={taken} />
          </Panel>
        )}
      </Section>
      <Section title="Result">
        {result === null ? (
          <Empty title="It answers nothing" />
        ) : (
          <Panel>
            <FieldTree fields={[result]} />
          </Panel>
        )}
      </Section>
      {ignores.length > 0 && (
        <Section title="Taken and not used">
          <ul class="plain-list">
            {ignores.map(({ path, usedBy }) => (
              <li key={path}>
                <code>{path}</code>
                {usedBy !== null && (
                  <>
                    , which <code>{usedBy}</code> uses
                  </>
                )}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function FieldTree({ fields }: { readonly fields: readonly OperationField[] }) {
  return (
    <ul class="field-tree">
      {fields.map((field) => (
        <li key={field.name}>
          <code class="field-name">{field.name}</code> <span class="soft">{typeText(field)}</span>
          {field.values && <p class="field-values">{`One of ${field.values.join(', ')}`}</p>}
          {field.fields && <FieldTree fields={field.fields} />}
        </li>
      ))}
    </ul>
  );
}

/** What a field is, in words: `list of Absence, can be left out`. */
export function typeText({ type, typeName, list, optional, nillable, id }: OperationField): string {
  return [
    `${list ? 'list of ' : ''}${typeName ?? type}`,
    ...(id === null ? [] : [`the id of ${id === 'employee' ? 'an' : 'a'} ${id}`]),
    ...(optional ? ['can be left out'] : []),
    ...(nillable ? ['can be nil'] : []),
  ].join(', ');
}
