import { counted } from '../../../base/counted.ts';
import { type Html, html, nothing } from '../../../base/html.ts';
import { type Line, printLines, type XmlElement, xmlDeclaration } from '../../../base/xml/write.ts';
import { causesOf } from '../../../contracts/causes.ts';
import { verifiedText } from '../../../contracts/evidence/evidence.ts';
import { marksOf } from '../../../contracts/facts/facts.ts';
import { errorNumbered, type NmbrsErrorCode } from '../../../contracts/interface/errors.ts';
import { insteadOf, insteadOfText } from '../../../contracts/interface/instead-of.ts';
import { ignoredLeavesOf } from '../../../contracts/interface/leaves.ts';
import type { Operation, ServiceContract } from '../../../contracts/interface/model.ts';
import { usedElsewhere } from '../../../contracts/interface/used-elsewhere.ts';
import { CONTENT_TYPE, type SoapVersion } from '../protocol.ts';
import { badge, confidenceInWords, deprecatedBadge, retiredVersionNote } from './badges.ts';
import { renderPage } from './layout.ts';
import {
  anchor,
  FRONT_PAGE,
  linkList,
  operationLink,
  otherVersions,
  serviceLink,
  versionLink,
} from './links.ts';
import type { PageContext } from './page-context.ts';
import { INHERITED, placeholder, requestTree, responseTree } from './sample-message.ts';

/** Where a service was asked; the host need not be a name that could be. */
interface Asked {
  readonly host: string;
  readonly path: string;
}

const INHERITED_MEANS = 'the real page leaves out inherited fields';

/**
 * The page of `x.asmx?op=Operation`: what it does, how sure that is, and samples with their HTTP lines
 * (fact: wire-operation-page).
 * @param asked the host and the path at which the service was asked, as the client wrote them
 */
export function renderOperationPage(operation: Operation, asked: Asked, context: PageContext): string {
  const { name, service, summary } = operation;
  return renderPage({
    title: `${name} - ${service.name} ${service.version}`,
    trail: [FRONT_PAGE, versionLink(service.version), serviceLink(service)],
    content: html`<h1>${name}${deprecatedBadge(operation)}</h1>
<p>${summary}</p>
${insteadNote(operation)}${retiredVersionNote(service.version)}${elsewhere(operation, context.services)}
${facts(operation, context)}
${samples(operation, '1.1', asked)}
${samples(operation, '1.2', asked)}`,
  });
}

/** The answer where `?op=` names no operation (fact: wire-operation-page-unknown). */
export function methodNotFound(operation: string, service: ServiceContract): string {
  return `Method '${operation}' was not found in service ${service.name}.`;
}

/** What to call instead of a deprecated operation, in what way, and where that is told. */
function insteadNote(operation: Operation): Html {
  if (!operation.deprecated) return nothing;
  const other = insteadOf(operation)?.operation;
  const page = other
    ? html` See ${anchor({ href: serviceLink(other.service).href + operationLink(other.name).href, text: other.name })}.`
    : nothing;
  return html`<p>Deprecated. ${insteadOfText(operation)}${page}</p>\n`;
}

function elsewhere({ name, service }: Operation, services: readonly ServiceContract[]): Html {
  const having = services.filter((other) => other.operation(name));
  const links = otherVersions(service, having).map(({ href, text }) => ({
    href: href + operationLink(name).href,
    text: `${name} in ${text}`,
  }));
  return links.length > 0 ? linkList(links) : nothing;
}

function facts(operation: Operation, { coverage }: PageContext): Html {
  const { confidence, evidence, notes } = operation.provenance;
  const { errors, verified } = coverage(operation);
  return html`<dl class="facts">
<dt>Family</dt><dd>${operation.family}</dd>
<dt>Confidence</dt><dd>${confidenceInWords(confidence)}${verified ? html`; ${verifiedText(verified)}` : nothing}</dd>
<dt>Evidence</dt><dd>${evidence.join(', ')}</dd>
<dt>SOAPAction</dt><dd><code>${operation.soapAction}</code></dd>
<dt>Errors</dt><dd>${errorList(operation, errors)}</dd>
${operation.ignores.length > 0 ? html`<dt>Takes, does not use</dt><dd>${ignoredList(operation)}</dd>` : nothing}
${operation.marks.length > 0 ? html`<dt>Rests on</dt><dd>${markList(operation.marks)}</dd>` : nothing}
${notes.length > 0 ? html`<dt>Notes</dt><dd><ul>${notes.map((note) => html`<li>${note}</li>`)}</ul></dd>` : nothing}
</dl>`;
}

/** What an error was seen to come up for. */
function causeList(causes: readonly string[]): Html {
  return causes.length > 0 ? html`<ul>${causes.map((cause) => html`<li>${cause}</li>`)}</ul>` : nothing;
}

/** What it takes and does not use, and which operation does (mark: arguments-not-used). */
function ignoredList(operation: Operation): Html {
  const entries = ignoredLeavesOf(operation).map((leaf) => {
    const user = usedElsewhere(operation, leaf);
    const where = user === null ? nothing : html` (${anchor(operationLink(user.name))} uses it)`;
    return html`<li><code>${leaf.path}</code>${where}</li>`;
  });
  return html`<ul>${entries}</ul>`;
}

/** What may be different at the real service: each guess with how sure it is and where it comes from. */
function markList(ids: readonly string[]): Html {
  const entries = marksOf(ids).map(
    ({ id, says, confidence, source }) =>
      html`<li>${says} ${badge(confidence, 'how sure it is')} <small>${source} <code>${id}</code></small></li>`,
  );
  return html`<details><summary>${counted(ids.length, 'mark')}: may be different at the real service</summary><ul>${entries}</ul></details>`;
}

/** The texts of faults with when they come up and what brings them up; many, so they wait behind a summary. */
function errorList(operation: Operation, codes: readonly NmbrsErrorCode[]): Html {
  const entries = codes.map((code) => {
    const { message, when } = errorNumbered(code);
    return html`<li><code>${message}</code> ${when}${causeList(causesOf(operation, code))}</li>`;
  });
  return html`<details><summary>${codes.join(', ')}</summary><ul>${entries}</ul></details>`;
}

function samples(operation: Operation, version: SoapVersion, { host, path }: Asked): Html {
  const content = `Content-Type: ${CONTENT_TYPE[version]}; charset=utf-8\nContent-Length: length`;
  const soapAction = version === '1.1' ? `\nSOAPAction: "${operation.soapAction}"` : '';
  const request = sample(
    `POST ${path} HTTP/1.1\nHost: ${host}\n${content}${soapAction}`,
    requestTree(operation, version, placeholder),
  );
  const response = sample(`HTTP/1.1 200 OK\n${content}`, responseTree(operation, version, placeholder));
  return html`<section>
<h2>SOAP ${version}</h2>
<div class="samples">
<figure><figcaption>Request</figcaption>${request}</figure>
<figure><figcaption>Response</figcaption>${response}</figure>
</div>
</section>`;
}

/** HTTP lines, an empty line and the message; under it a word on inherited fields where it has some. */
function sample(httpLines: string, message: XmlElement): Html {
  const lines = printLines(message);
  const legend = lines.some(({ remark }) => remark === INHERITED)
    ? html`<p class="legend">In italics: ${INHERITED_MEANS}, though they are read and written.</p>`
    : nothing;
  return html`<pre tabindex="0">${httpLines}\n\n${xmlDeclaration()}\n${lines.map(sampleLine)}</pre>${legend}`;
}

function sampleLine({ before, value, after, remark }: Line): Html {
  const shownValue = value === '' ? nothing : html`<span class="value">${value}</span>`;
  const line = html`${before}${shownValue}${after}`;
  return remark === INHERITED
    ? html`<span class="${INHERITED}" title="${INHERITED_MEANS}">${line}</span>\n`
    : html`${line}\n`;
}
