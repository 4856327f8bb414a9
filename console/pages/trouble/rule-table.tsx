import './rule-table.css';
import type { Deed } from '../../mock/deed.ts';
import { Badge } from '../../parts/badge.tsx';
import { Button, ButtonLink } from '../../parts/button.tsx';
import { RefusalNotice } from '../../parts/notice.tsx';
import { Sentence } from '../../parts/sentence.tsx';
import { Table } from '../../parts/table.tsx';

/** A rule of either kind, as it is listed. */
interface ListedRule {
  readonly id: number;
  readonly sentence: string;
  readonly calls: number;
  readonly applied: number;
}

interface RuleTableProps {
  readonly caption: string;
  readonly rules: readonly ListedRule[];
  /** What a rule did to calls. */
  readonly did: string;
  /** The address of the page on which a rule is edited. */
  readonly linkTo: (id: number) => string;
  readonly deletion: Deed<[number]>;
}

/** Rules with what each has done so far. */
export function RuleTable({ caption, rules, did, linkTo, deletion }: RuleTableProps) {
  return (
    <>
      <RefusalNotice refusal={deletion.refusal} />
      <Table
        caption={caption}
        rows={rules}
        keyOf={({ id }) => `${caption}-${id}`}
        columns={[
          {
            heading: 'Rule',
            cell: ({ id, sentence }) => (
              <span class="rule">
                <Badge>{id}</Badge>
                <a href={linkTo(id)}>
                  <Sentence text={sentence} />
                </a>
              </span>
            ),
          },
          { heading: 'Calls', isNumber: true, cell: ({ calls }) => calls },
          {
            heading: did,
            isNumber: true,
            cell: ({ applied }) => (applied === 0 ? <span class="soft">never</span> : applied),
          },
          {
            heading: 'Actions',
            cell: ({ id }, describedBy) => (
              <div class="row-actions">
                <ButtonLink kind="quiet" about={describedBy} href={linkTo(id)}>
                  Edit
                </ButtonLink>
                <Button kind="quiet" about={describedBy} onPress={() => deletion.run(id)}>
                  Delete
                </Button>
              </div>
            ),
          },
        ]}
      />
    </>
  );
}
