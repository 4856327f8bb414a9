import type { CallMessages, DescribedOperation, Environment } from '../../../client/index.ts';
import type { QualifiedOperationName } from '../../../contracts/interface/operation-types.ts';
import { connection } from '../../mock/connection.ts';

/** A call, and all that is known of its operation; null where there is no such operation. */
export interface DescribedCall {
  readonly messages: CallMessages;
  readonly described: DescribedOperation | null;
}

/** @throws NotPossible for a call that is not remembered. */
export async function describedCall(environment: Environment, number: number): Promise<DescribedCall> {
  const messages = await environment.calls.messages(number);
  const { service, operation, version } = messages.call;
  if (operation === null) return { messages, described: null };
  const name = `${service}.${operation}` as QualifiedOperationName;
  return { messages, described: await connection.mock.operation(name, version) };
}
