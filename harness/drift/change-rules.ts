/** What a change does to an integration that stays as it is. */
export const EFFECTS = ['breaks-requests', 'breaks-answers', 'harmless'] as const;
export type Effect = (typeof EFFECTS)[number];

/** The way an element goes: to the service, or back. */
export type Side = 'request' | 'answer';

/** What may happen to a field and its type, on the way to the service and on the way back. */
export type FieldChange =
  | 'optional-field-added'
  | 'required-field-added'
  | 'field-removed'
  | 'field-moved'
  | 'order-no-longer-fixed'
  | 'field-namespace-changed'
  | 'type-renamed'
  | 'type-widened'
  | 'type-narrowed'
  | 'type-changed'
  | 'value-added'
  | 'value-removed'
  | 'default-value-changed'
  | 'default-declared'
  | 'became-optional'
  | 'became-required'
  | 'became-nillable'
  | 'no-longer-nillable'
  | 'repeats-more'
  | 'repeats-less'
  | 'subtype-added'
  | 'subtype-removed';

/** What may happen to a service and its operations. */
export type ServiceChange =
  | 'service-renamed'
  | 'namespace-changed'
  | 'address-changed'
  | 'port-added'
  | 'port-removed'
  | 'operation-added'
  | 'operation-removed'
  | 'binding-added'
  | 'binding-removed'
  | 'style-changed'
  | 'action-changed'
  | 'action-of-1.2-changed'
  | 'header-added'
  | 'header-removed'
  | 'header-replaced'
  | 'request-element-changed'
  | 'answer-element-changed'
  | 'answer-added'
  | 'answer-removed';

export type ChangeKind = `${Side}.${FieldChange}` | `service.${ServiceChange}`;

interface ChangeRule {
  readonly effect: Effect;
  /** Harmless to most, but not to readers that hold an answer against the schema they were generated from. */
  readonly breaksStrictReaders: boolean;
  /** Why, as ASMX and the clients of it are. */
  readonly because: string;
}

const breaksRequests = (because: string): ChangeRule => rule('breaks-requests', because);
const breaksAnswers = (because: string): ChangeRule => rule('breaks-answers', because);
const harmless = (because: string): ChangeRule => rule('harmless', because);
const harmlessToMost = (because: string): ChangeRule => ({ ...harmless(because), breaksStrictReaders: true });

function rule(effect: Effect, because: string): ChangeRule {
  return { effect, breaksStrictReaders: false, because };
}

/**
 * The effect of every kind of change. An ASMX service reads the elements of a request in any order, ignores those it
 * does not know, and takes the zero of a value that is missing; it writes answers in the order of its schema, which
 * generated clients rely on (fact: wire-any-order, wire-ignored, wire-missing-value, wire-schema-order). What a client
 * makes of an answer that it does not expect is its own affair, so that the rows about answers say what most clients
 * do.
 *
 * The values of a type follow one rule. A type that allows less, whether by another name, a length, a pattern or a list of
 * values, breaks requests: what was sent may no longer be taken. It breaks no answers: what comes still fits the type that
 * was promised. A type that allows more breaks answers and no requests, and one that allows other texts breaks both.
 */
export const CHANGE_RULES: Readonly<Record<ChangeKind, ChangeRule>> = {
  'request.optional-field-added': harmless('requests without it mean nothing by it'),
  'request.required-field-added': breaksRequests(
    'requests without it get its zero: 0, false, the first value',
  ),
  'request.field-removed': breaksRequests('what is still sent in it is ignored without a word'),
  'request.field-moved': harmless('requests are read in any order'),
  'request.order-no-longer-fixed': harmless('requests are read in any order'),
  'request.field-namespace-changed': breaksRequests('in the old namespace it is ignored without a word'),
  'request.type-renamed': harmless('no name of a type is sent, only generated code changes'),
  'request.type-widened': harmless('what was sent can still be read'),
  'request.type-narrowed': breaksRequests('some of what was sent may no longer be taken'),
  'request.type-changed': breaksRequests('what was sent can no longer be read'),
  'request.value-added': harmless('it need not be sent'),
  'request.value-removed': breaksRequests('it can no longer be read, and is a fault'),
  'request.default-value-changed': breaksRequests('requests without the value now say something else'),
  'request.default-declared': breaksRequests('requests without it now say that, not its zero or nothing'),
  'request.became-optional': harmless('it may still be sent'),
  'request.became-required': breaksRequests('requests without it get its zero: 0, false, the first value'),
  'request.became-nillable': harmless('nil need not be sent'),
  'request.no-longer-nillable': breaksRequests('xsi:nil is ignored, so that the value is its zero'),
  'request.repeats-more': harmless('it need not be repeated'),
  'request.repeats-less': breaksRequests('what is repeated too often is lost'),
  'request.subtype-added': harmless('it need not be sent'),
  'request.subtype-removed': breaksRequests('its name in xsi:type can no longer be read'),

  'answer.optional-field-added': harmlessToMost(
    'readers skip what they do not know, unless they hold to the schema',
  ),
  'answer.required-field-added': harmlessToMost(
    'readers skip what they do not know, unless they hold to the schema',
  ),
  'answer.field-removed': breaksAnswers('readers of it find nothing'),
  'answer.field-moved': breaksAnswers(
    'generated readers take elements in order and skip what comes too late',
  ),
  'answer.order-no-longer-fixed': breaksAnswers(
    'generated readers take elements in order and skip what comes too late',
  ),
  'answer.field-namespace-changed': breaksAnswers('in the new namespace it is another element'),
  'answer.type-renamed': harmless('no name of a type is answered, only generated code changes'),
  'answer.type-widened': breaksAnswers('values may come that do not fit the type that was promised'),
  'answer.type-narrowed': harmless('what comes still fits the type that was promised'),
  'answer.type-changed': breaksAnswers('what comes does not fit the type that was promised'),
  'answer.value-added': breaksAnswers('generated readers refuse a value they do not know'),
  'answer.value-removed': harmless('it does not come any more'),
  'answer.default-value-changed': harmless('answers say every value'),
  'answer.default-declared': breaksAnswers(
    'the value may be left out where it is that, and readers then find its zero or nothing',
  ),
  'answer.became-optional': breaksAnswers('it may be missing where it always came'),
  'answer.became-required': harmless('it always comes now'),
  'answer.became-nillable': breaksAnswers('it may be nil where there was always a value'),
  'answer.no-longer-nillable': harmless('it is never nil any more'),
  'answer.repeats-more': breaksAnswers('readers of so many lose the others'),
  'answer.repeats-less': breaksAnswers('those above the limit do not come any more, and nothing tells it'),
  'answer.subtype-added': harmlessToMost('it may come, marked with xsi:type, where its base was promised'),
  'answer.subtype-removed': harmless('it does not come any more'),

  'service.service-renamed': harmless('no name of a service is sent, only generated code changes'),
  'service.namespace-changed': breaksRequests(
    'no soapAction and no element of the old namespace is recognised',
  ),
  'service.address-changed': breaksRequests('nothing may be listening at the old path'),
  'service.port-added': harmless('it need not be used'),
  'service.port-removed': breaksRequests('clients of this version of SOAP have no address for it'),
  'service.operation-added': harmless('it need not be called'),
  'service.operation-removed': breaksRequests('its soapAction is not recognised, and is a fault'),
  'service.binding-added': harmless('it need not be used'),
  'service.binding-removed': breaksRequests('it is not offered in this version of SOAP'),
  'service.style-changed': breaksRequests('the body is read in another form'),
  'service.action-changed': breaksRequests('the old soapAction is not recognised, and is a fault'),
  'service.action-of-1.2-changed': harmless(
    'SOAP 1.2 requests are also routed by the first element of their body',
  ),
  'service.header-added': breaksRequests('requests without it are not let in'),
  'service.header-removed': harmless('a header that is not read is ignored'),
  'service.header-replaced': breaksRequests('the old header is not read, so no login is let in'),
  'service.request-element-changed': breaksRequests(
    'the old element is not read, so all its values are zeros',
  ),
  'service.answer-element-changed': breaksAnswers('readers look for the old element'),
  'service.answer-added': harmless('it may be left unread'),
  'service.answer-removed': breaksAnswers('there is nothing left to read'),
};

/** The effect of a change. @param strict whether to count what breaks only readers that hold to their schema. */
export function effectOf(kind: ChangeKind, strict: boolean): Effect {
  const { effect, breaksStrictReaders } = CHANGE_RULES[kind];
  return strict && breaksStrictReaders ? 'breaks-answers' : effect;
}
