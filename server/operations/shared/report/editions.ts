import type { Operations } from '../../../../contracts/interface/generated/v3/ReportService.ts';
import type { Call, Handlers } from '../../call.ts';
import { inBackground, type Report } from './background.ts';

/** A report that exists twice: as an operation that answers with it at once, and as one that starts a task. */
type ReportOperationName = {
  [Name in keyof Operations]: `${Name}_Background` extends keyof Operations ? Name : never;
}[keyof Operations];

/**
 * The parameters of an operation with capitals: those of the one that starts a task have them without
 * (mark: background-parameters-lower).
 */
type AskedWith<Name extends keyof Operations> = Capitalised<Operations[Name]['request']>;
type Capitalised<T> = { readonly [K in keyof T as Capitalize<K & string>]: T[K] };

/** The reports of which both operations are asked for with what a report wants to know. */
type ReportOperationNameWith<Args> = {
  [Name in ReportOperationName]: AskedWith<Name> extends Args
    ? AskedWith<`${Name}_Background`> extends Args
      ? Name
      : never
    : never;
}[ReportOperationName];

/**
 * The operations of one report, under every name it goes by: with different parameters it covers more or less of what
 * the caller sees. The names of the two editions of Nmbrs work in either, on what the login sees
 * (mark: editions-work-in-either).
 */
export function reportOperations<Args, Name extends ReportOperationNameWith<Args>>(
  report: (args: Args, call: Call) => Report,
  names: readonly Name[],
): Pick<Handlers<'v3', 'ReportService'>, Name | `${Name}_Background`> {
  const background = inBackground(report);
  const handlers = names.flatMap((name) => [
    [name, report],
    [`${name}_Background`, (args: object, call: Call) => background(capitalised(args) as Args, call)],
  ]);
  // The names make sure that these are the handlers of those operations; a compiler cannot follow them through a loop.
  return Object.fromEntries(handlers) as Pick<Handlers<'v3', 'ReportService'>, Name | `${Name}_Background`>;
}

function capitalised(args: object): object {
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => [name.charAt(0).toUpperCase() + name.slice(1), value]),
  );
}
