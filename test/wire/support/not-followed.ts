/**
 * The entries of contracts/facts/wire.yaml that the product does not follow yet, each with the golden cases that still hold
 * what it does instead. Whoever mends one changes its cases and takes it off this list.
 */
export const NOT_FOLLOWED: Readonly<Record<string, readonly string[]>> = {
  'wire-method': ['routing/method.head.http'],
  'wire-absolute-target': ['routing/absolute-target.proxy.http'],
  'wire-media-type-space': ['routing/media-type-space.before-charset.http'],
  'wire-charset-text': ['routing/charset-text.latin1-declared.http'],
  'wire-charset-ascii': ['routing/charset-ascii.utf-8-unsaid.http'],
  'wire-charset-names': ['routing/charset-names.utf8.http'],
  // No case: what is read depends on the release of Node.js.
  'wire-windows-1252': [],
  'wire-behind-envelope': ['routing/behind-envelope.in-the-next-line.http'],
  'wire-nil-forms': ['reading/nil-forms.white-space.http', 'reading/nil-forms.other-case.http'],
  'wire-type-of-operation': ['reading/type-of-operation.unknown-type.http'],
  'wire-comment-in-value': [
    'reading/comment-in-value.comment.http',
    'reading/comment-in-value.instruction.http',
  ],
  'wire-entity-unread': ['reading/entity-unread.html-entity.http'],
  'wire-must-understand': [
    'reading/must-understand.error-of-the-service-first.http',
    'reading/must-understand.must-understand-11.http',
    'reading/must-understand.must-understand-12.http',
  ],
  // No case: pages are compared as their readers see them, and the link stands in the head.
  'wire-disco-link': [],
  'wire-wsdl-with-value': ['get/wsdl-with-value.empty.http'],
  'wire-wsdl-address': ['get/wsdl-address.http-1.0.http'],
  'wire-carriage-return': ['answers/carriage-return.in-text.http'],
  // And every other case that is answered a fault.
  'wire-fault-cache-control': ['faults/fault-cache-control.of-the-service.http'],
};
