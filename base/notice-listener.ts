import { callSafely, type ErrorListener } from './error-listener.ts';

/** Told in a sentence what a user may want to know. */
export type NoticeListener = (sentence: string) => void;

/** The same, but for what it throws, which is told as an error: it is no reason to end what the notice is about. */
export function neverFailingNotices(listener: NoticeListener, onError: ErrorListener): NoticeListener {
  return (notice) => callSafely(() => listener(notice), onError);
}
