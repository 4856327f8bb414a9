import './snippet-tabs.css';
import { Code } from './code.tsx';
import { Tabs } from './tabs.tsx';

/** A text to copy into a program of some language. */
export interface SnippetText {
  readonly name: string;
  /** What is installed first; left out for nothing. */
  readonly needs?: string | undefined;
  readonly text: string;
}

/** The same in several languages. @param label what they are. */
export function SnippetTabs({
  label,
  snippets,
}: {
  readonly label: string;
  readonly snippets: readonly SnippetText[];
}) {
  return (
    <Tabs
      label={label}
      tabs={snippets.map(({ name, needs, text }) => ({
        name,
        content: () => (
          <>
            {needs && (
              <p class="soft snippet-needs">
                Needs <code>{needs}</code>
              </p>
            )}
            <Code what={name} text={text} />
          </>
        ),
      }))}
    />
  );
}
