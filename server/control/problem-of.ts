import { placeText } from '../../base/document/document-node.ts';
import { DocumentMistake, DocumentMistakes } from '../../base/document/mistakes.ts';
import { NoFilesLeft } from '../../base/load-code.ts';
import { NotPossible } from '../../base/not-possible.ts';
import type { Issue } from '../../contracts/control/problems.ts';
import { SeedRefused } from '../seeding/mistakes.ts';
import { Problem } from './problem.ts';
import { problemOfMistakes } from './read-values.ts';
import type { Route } from './route.ts';

/** What the body parser says is wrong with a request. */
interface HttpError extends Error {
  readonly status: number;
}

/**
 * An error as the client is told of it.
 * @param route the route that was called; null when the request did not get so far.
 */
export function problemOf(error: unknown, route: Route | null): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof SeedRefused) return problemOfMistakes('invalid', error.mistakes);
  if (error instanceof DocumentMistake) return ofDocuments([error]);
  if (error instanceof DocumentMistakes) return ofDocuments(error.all);
  if (error instanceof NotPossible) return ofRefusal(error, route);
  if (error instanceof NoFilesLeft) return new Problem('exhausted', error.detail, { remedy: error.remedy });
  if (isHttpError(error))
    return error.status === 413
      ? new Problem('too-large', 'The body is longer than the control API reads.', {
          remedy: 'Send at most a mebibyte.',
        })
      : new Problem('malformed', `The body cannot be read: ${error.message}.`, {
          remedy:
            'Send all of it, in UTF-8, plain or encoded as its Content-Encoding says: gzip, deflate or br.',
        });
  return new Problem('failed', 'An unforeseen error; the log of the server has it.');
}

/** What the path names and is not there is 404; what the body names and is not there is a wrong value. */
function ofRefusal({ kind, field, value, detail, remedy }: NotPossible, route: Route | null): Problem {
  const isInPath = route !== null && Object.hasOwn(route.parameters.shape, field);
  return new Problem(kind === 'unknown' && !isInPath ? 'invalid' : kind, detail, {
    field,
    ...(value === undefined ? {} : { value }),
    remedy,
  });
}

/** What is wrong in documents that were sent as texts, in the words that those read who give them as files. */
function ofDocuments(mistakes: readonly DocumentMistake[]): Problem {
  const issues = mistakes.map(({ place, detail, remedy }): Issue => {
    const field = placeText(place);
    return { field, detail: `${field}: ${detail}`, remedy };
  });
  return Problem.ofValues('invalid', issues as [Issue, ...Issue[]]);
}

function isHttpError(error: unknown): error is HttpError {
  if (!(error instanceof Error) || !('status' in error)) return false;
  return typeof error.status === 'number' && error.status >= 400 && error.status < 500;
}
