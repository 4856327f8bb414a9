import { loadMockttp } from '../processes/peers.ts';
import { serveBench } from '../processes/server-process.ts';
import { requestOf } from '../requests/cases.ts';
import { ANSWER_HEADERS, caller } from '../requests/soap-call.ts';

/** A rule as a test writes it: by address, action and token. Traffic is not recorded, which is quickest. */
serveBench('mockttp', async ({ case: name, answer }) => {
  const { path, headers } = requestOf(name);
  const server = loadMockttp().getLocal({ recordTraffic: false });
  await server.start();
  await server
    .forPost(path)
    .withHeaders({ SOAPAction: headers.SOAPAction ?? '' })
    .withBodyIncluding(caller.token)
    .thenReply(200, answer, { ...ANSWER_HEADERS, 'Content-Length': String(Buffer.byteLength(answer)) });
  return server.port;
});
