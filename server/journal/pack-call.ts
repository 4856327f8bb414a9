import { jsonPieces } from '../../base/json-pieces.ts';
import { dateAt, millisecondsOf } from '../../base/real-time.ts';
import { sizeOf } from '../../base/size-of.ts';
import type { Steps } from '../../base/turns.ts';
import type { CallMaker } from '../../contracts/control/call-maker.ts';
import type { RecordedCall } from '../../contracts/control/calls.ts';
import { catalogue } from '../../contracts/interface/catalogue.ts';
import type { ServiceName, Version } from '../../contracts/interface/model.ts';
import type { Packing, Stored } from './packed-queue.ts';

/** What a call is made of besides what its operation, its environment and its maker tell; seldom parts last. */
type Parts = readonly [
  username?: RecordedCall['username'],
  args?: RecordedCall['arguments'],
  fault?: RecordedCall['fault'],
  reason?: RecordedCall['reason'],
  trouble?: RecordedCall['trouble'],
  findings?: RecordedCall['findings'],
  chosenAnswer?: RecordedCall['chosenAnswer'],
];

/** Where small records are packed; a longer one gets bytes of its own. */
const scratch = Buffer.allocUnsafeSlow(16 * 1024);

/** What every record begins with. */
const HEAD = {
  number: 0,
  time: 8,
  durationMs: 16,
  bytes: 24,
  ordinal: 30,
  kind: 34,
  status: 36,
  end: 38,
} as const;

/** The kinds of call that came so far: a service, an operation of it or none, a version of SOAP. There are few of them. */
type Kind = Pick<RecordedCall, 'service' | 'version' | 'operation' | 'soapVersion' | 'marks'>;

const kinds: Kind[] = [];
/** The numbers of those of an operation, by its name. */
const kindNumbers = new Map<string | null, number[]>();

/** A call that is over and not counted yet. */
export type UncountedCall = Omit<RecordedCall, 'number' | 'ordinal'>;

/** Of a request of so many bytes all that was sent, and all that was found in it, is written at once: most are shorter. */
const SHORT = 4_096;

/**
 * What is to be held of a call besides its head, which tells its number: the JSON of a short one, of a long one its bytes
 * behind room for the head. Null for what JSON cannot hold.
 */
export type PackedParts = string | Buffer | null;

/** Writes what a call is made of, a long one in steps, before it is counted. */
export function* packParts(call: UncountedCall): Steps<PackedParts> {
  if (!isJson(call.arguments)) return null;
  if (call.bytes <= SHORT && call.chosenAnswer === null) return JSON.stringify(partsOf(call));
  const pieces: string[] = [];
  for (const piece of jsonPieces(partsOf(call))) {
    pieces.push(piece);
    yield;
  }
  if (pieces.length === 1) return pieces[0] as string;
  const bytes = [Buffer.alloc(HEAD.end)];
  for (const piece of pieces) {
    bytes.push(Buffer.from(piece));
    yield;
  }
  return Buffer.concat(bytes);
}

/** The bytes of a call that was counted, which hold until the next one is packed; null for one that is kept as it is. */
export function packCall(call: RecordedCall, parts: PackedParts): Uint8Array | null {
  if (parts === null) return null;
  if (typeof parts !== 'string') {
    writeHead(parts, call);
    return parts;
  }
  const longest = HEAD.end + 3 * parts.length;
  const buffer = longest <= scratch.length ? scratch : Buffer.allocUnsafe(longest);
  writeHead(buffer, call);
  return buffer.subarray(0, HEAD.end + buffer.write(parts, HEAD.end));
}

/** @returns how calls of an environment are held as bytes, all made by the same. */
export function callPacking(environment: string | null, by: CallMaker): Packing<RecordedCall> {
  return {
    pieceBytes: 16 * 1024,

    unpack(bytes) {
      const parts = JSON.parse(bytes.toString('utf8', HEAD.end)) as Parts;
      const [username, args, fault, reason, trouble, findings, chosenAnswer] = parts;
      const { marks, ...kind } = kinds[bytes.readUInt16LE(HEAD.kind)] as Kind;
      return {
        number: bytes.readDoubleLE(HEAD.number),
        ordinal: bytes.readUInt32LE(HEAD.ordinal),
        time: dateAt(bytes.readDoubleLE(HEAD.time)).toISOString(),
        by,
        durationMs: bytes.readDoubleLE(HEAD.durationMs),
        ...kind,
        environment,
        username: username ?? null,
        arguments: args ?? null,
        findings: findings ?? [],
        marks,
        status: bytes.readUInt16LE(HEAD.status),
        fault: fault ?? null,
        reason: reason ?? null,
        trouble: trouble ?? null,
        chosenAnswer: chosenAnswer ?? null,
        bytes: bytes.readUIntLE(HEAD.bytes, 6),
      };
    },

    keep: (call) => ({ value: call, bytes: sizeOf(call) }),
  };
}

/** The number of a call as it is held. */
export function numberOf(stored: Stored<RecordedCall>): number {
  return stored.kind === 'kept' ? stored.value.number : stored.bytes.readDoubleLE(HEAD.number);
}

function writeHead(buffer: Buffer, call: RecordedCall): void {
  buffer.writeDoubleLE(call.number, HEAD.number);
  buffer.writeDoubleLE(millisecondsOf(call.time), HEAD.time);
  buffer.writeDoubleLE(call.durationMs, HEAD.durationMs);
  buffer.writeUIntLE(call.bytes, HEAD.bytes, 6);
  buffer.writeUInt32LE(call.ordinal, HEAD.ordinal);
  buffer.writeUInt16LE(kindOf(call), HEAD.kind);
  buffer.writeUInt16LE(call.status, HEAD.status);
}

function kindOf({ service, version, operation, soapVersion }: RecordedCall): number {
  const ofOperation = kindNumbers.get(operation) ?? [];
  const known = ofOperation.find((number) => {
    const kind = kinds[number] as Kind;
    return kind.service === service && kind.version === version && kind.soapVersion === soapVersion;
  });
  if (known !== undefined) return known;
  const number =
    kinds.push({ service, version, operation, soapVersion, marks: marksOf(service, version, operation) }) - 1;
  kindNumbers.set(operation, [...ofOperation, number]);
  return number;
}

function marksOf(service: ServiceName, version: Version, operation: string | null): readonly string[] {
  return operation === null ? [] : (catalogue.service(service, version).operation(operation)?.marks ?? []);
}

/** Without what is left out at the end. */
function partsOf(call: UncountedCall): Parts {
  const { username, arguments: args, fault, reason, trouble, findings, chosenAnswer } = call;
  if (chosenAnswer !== null) return [username, args, fault, reason, trouble, findings, chosenAnswer];
  if (findings.length > 0) return [username, args, fault, reason, trouble, findings];
  if (trouble !== null) return [username, args, fault, reason, trouble];
  if (fault !== null || reason !== null) return [username, args, fault, reason];
  return [username, args];
}

/** Whether a value comes back from JSON as it is: bytes, days, functions, gaps in lists and some numbers do not. */
function isJson(value: unknown): boolean {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return true;
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0);
    case 'object':
      if (value === null) return true;
      if (Array.isArray(value)) return isJsonList(value);
      return Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every(isJson);
    default:
      return false;
  }
}

function isJsonList(list: readonly unknown[]): boolean {
  // Not by `every`, which passes over gaps.
  for (const item of list) if (!isJson(item)) return false;
  return true;
}
