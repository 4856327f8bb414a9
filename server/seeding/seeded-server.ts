import type { Tenants } from '../access/tenants.ts';
import type { AnswerBook } from '../answers/answer-book.ts';
import type { TroubleBook } from '../trouble/trouble-book.ts';

/** What seeds are put into: the environments of a server and their rules. */
export interface SeededServer {
  readonly tenants: Tenants;
  readonly trouble: TroubleBook;
  readonly chosenAnswers: AnswerBook;
}
