import type { Effect, TroubleDefinition } from '../contracts/control/trouble.ts';
import type { ServiceName } from '../contracts/interface/model.ts';
import type {
  OperationIn,
  OperationName,
  QualifiedOperationName,
} from '../contracts/interface/operation-types.ts';

/**
 * Trouble to make, its operation named as the catalogue has it: any operation, or one of a service.
 * @template Name what the logins of its environment are called.
 */
export type TroubleRule<Name extends string = string> = Omit<
  TroubleDefinition,
  'login' | 'service' | 'operation' | 'effect'
> & {
  /** Only calls of this login: its name, or its username. */
  readonly login?: Name | `${string}@${string}`;
} & (OfAnyService | OfService[ServiceName]) & {
    readonly effect: Exclude<Effect, { kind: 'call-off' }> | SwitchedOff;
  };

interface OfAnyService {
  readonly service?: never;
  readonly operation?: OperationName;
}

type OfService = {
  readonly [Service in ServiceName]: {
    readonly service: Service;
    readonly operation?: OperationIn<Service> | QualifiedOperationName<Service>;
  };
};

interface SwitchedOff {
  readonly kind: 'call-off';
  /** The call that meets the rule unless said otherwise. */
  readonly call?: OperationName;
}
