import { connectNmbrs, NotPossible } from 'nmbrs-mock/client';

/** A program that knows nothing of Node, such as a web page of the mock itself. */
const mock = connectNmbrs('http://127.0.0.1:8080');
const env = await mock.openEnvironment('demo');
await env.calls.follow(({ operation }) => console.log(operation));
await env.logins.master.deactivate().catch((error) => {
  if (error instanceof NotPossible) console.log(error.remedy);
});
