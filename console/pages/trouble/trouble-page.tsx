import { Page } from '../../parts/page.tsx';
import { RULE_KINDS } from './rule-kinds.ts';
import { RulesSection } from './rules-section.tsx';

/** The rules of an environment: what makes calls go wrong, and what chooses their answers. */
export default function TroublePage() {
  return (
    <Page
      title="Trouble"
      about="Rules that make calls go wrong on purpose, or choose what they are answered with. They are gone when the environment is reset; those of its seed are there anew then."
    >
      {Object.entries(RULE_KINDS).map(([kind, ruleKind]) => (
        <RulesSection key={kind} kind={kind} ruleKind={ruleKind} />
      ))}
    </Page>
  );
}
