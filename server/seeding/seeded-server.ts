import type { Seed } from '../../contracts/seed/seed.ts';
import type { Tenants } from '../access/tenants.ts';
import type { AnswerBook } from '../answers/answer-book.ts';
import type { TroubleBook } from '../trouble/trouble-book.ts';

/** What seeds are put into: the environments of a server, whose ids are taken, and their rules. */
export interface SeededServer {
  readonly tenants: Pick<Tenants, 'sharingLogins'>;
  readonly trouble: TroubleBook;
  readonly chosenAnswers: AnswerBook;
  /** What every environment is given last while it is made, and has again after a reset; left out for nothing. */
  readonly everywhere?: Seed | undefined;
}
