import { inTurns, type Steps, type WaitingSteps } from '../../../base/turns.ts';
import type { ControlServices } from '../services.ts';
import { environmentOf } from './common.ts';

/** A rule as it is told of. */
interface Told {
  readonly sentence: string;
}

/** As much of the rules of a server as is shown. */
interface Book<Report> {
  list(subdomain: string): Report[];
  get(subdomain: string, id: number): Report;
  remove(subdomain: string, id: number): WaitingSteps<Report>;
  clear(subdomain: string): WaitingSteps<void>;
}

type Input = Parameters<typeof environmentOf>[0];

/**
 * The rules of a book as the control API shows them: their sentences, which go into logs and reports, with secrets masked;
 * their definitions as they came.
 */
export class RulesShown<Report extends Told> {
  readonly #bookOf: (services: ControlServices) => Book<Report>;

  constructor(bookOf: (services: ControlServices) => Book<Report>) {
    this.#bookOf = bookOf;
  }

  readonly list = (input: Input): Promise<Report[]> => {
    const { services } = input;
    return inTurns(shown(this.#bookOf(services).list(environmentOf(input).subdomain), services));
  };

  readonly clear = (input: Input): Promise<void> =>
    inTurns(this.#bookOf(input.services).clear(environmentOf(input).subdomain));

  read(input: Input, id: number): Promise<Report> {
    return this.one(this.#bookOf(input.services).get(environmentOf(input).subdomain, id), input);
  }

  remove(input: Input, id: number): Promise<Report> {
    return this.made(this.#bookOf(input.services).remove(environmentOf(input).subdomain, id), input);
  }

  /** The rule that steps come to. */
  async made(steps: WaitingSteps<Report>, input: Input): Promise<Report> {
    return this.one(await inTurns(steps), input);
  }

  async one(report: Report, { services }: Input): Promise<Report> {
    const [view = report] = await inTurns(shown([report], services));
    return view;
  }
}

function* shown<Report extends Told>(
  reports: readonly Report[],
  { calls: { masking } }: ControlServices,
): Steps<Report[]> {
  const views: Report[] = [];
  for (const report of reports) {
    views.push({ ...report, sentence: yield* masking.textSteps(report.sentence) });
    yield;
  }
  return views;
}
