import { plainOf } from '../../../base/document/document-node.ts';
import { DocumentMistake } from '../../../base/document/mistakes.ts';
import { readDocument } from '../../../base/document/read-document.ts';
import { parsedJson } from '../../../base/parsed-json.ts';
import type { DescribedApi } from './described-api.ts';
import { endpointsInOpenApi, isOpenApi } from './read-openapi.ts';
import { endpointsInPostman } from './read-postman.ts';

/**
 * Reads a description of the API: an OpenAPI document in YAML or JSON, or a collection of Postman.
 * @param file how messages and reports call it.
 * @throws DocumentError for what is neither.
 */
export function readDescription(text: string, file: string): DescribedApi {
  // Descriptions are long, and JSON is read in a hundredth of the time that YAML takes.
  const plain =
    parsedJson(text) ?? plainOf(readDocument(text, file, 'an OpenAPI document, or a collection of Postman'));
  const endpoints = isOpenApi(plain) ? endpointsInOpenApi(plain) : endpointsInPostman(plain);
  if (endpoints && endpoints.length > 0) return { document: file, endpoints };
  throw new DocumentMistake(
    endpoints ? 'No endpoint is described here.' : 'This describes no API.',
    'Give an OpenAPI document, or a collection of Postman 2.1.',
    { file, line: 1, column: 1 },
  );
}
