import {
  type Issue,
  PROBLEMS,
  type ProblemDocument,
  type ProblemKind,
} from '../../contracts/control/problems.ts';

/** A request that is refused. */
export class Problem extends Error {
  readonly kind: ProblemKind;
  readonly #about: Pick<ProblemDocument, 'field' | 'value' | 'remedy' | 'issues'>;

  constructor(
    kind: ProblemKind,
    detail: string,
    about: Pick<ProblemDocument, 'field' | 'value' | 'remedy' | 'issues'> = {},
  ) {
    super(detail);
    this.name = 'Problem';
    this.kind = kind;
    this.#about = about;
  }

  /** Of one or more values; the first one stands for all of them. */
  static ofValues(kind: 'invalid' | 'unknown', issues: readonly [Issue, ...Issue[]]): Problem {
    const [{ detail, ...about }] = issues;
    return new Problem(kind, detail, { ...about, issues: [...issues] });
  }

  get status(): number {
    return PROBLEMS[this.kind].status;
  }

  get document(): ProblemDocument {
    return {
      type: problemType(this.kind),
      ...PROBLEMS[this.kind],
      detail: this.message,
      ...this.#about,
    };
  }
}

export function problemType(kind: ProblemKind): string {
  return `/_mock/problems#${kind}`;
}
