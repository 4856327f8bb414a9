/** A service cannot be surveyed as it was asked for; the message says why and what to do. */
export class SurveyError extends Error {}
