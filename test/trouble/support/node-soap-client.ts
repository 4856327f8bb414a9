import { createClientAsync, type Client as SoapClient } from 'soap';
import type { Call, Client, Outcome } from './client.ts';
import type { Account } from './troubled-server.ts';

/** What node-soap throws: a fault has a `root`, everything else is axios' or a parser's. */
interface SoapError extends Error {
  readonly root?: {
    readonly Envelope?: { readonly Body?: { readonly Fault?: { readonly faultstring?: string } } };
  };
  readonly response?: { readonly status?: number };
}

/** The npm package `soap`. */
export class NodeSoapClient implements Client {
  readonly #client: SoapClient;

  private constructor(client: SoapClient) {
    this.#client = client;
  }

  static async load(url: string): Promise<NodeSoapClient> {
    return new NodeSoapClient(await createClientAsync(`${url}/soap/v3/DebtorService.asmx?WSDL`));
  }

  async call({ username, token, domain }: Account, call: Call): Promise<Outcome> {
    const header = { AuthHeaderWithDomain: { Username: username, Token: token, Domain: domain } };
    this.#client.clearSoapHeaders();
    this.#client.addSoapHeader(header, '', 'auth', 'https://api.nmbrs.nl/soap/v3/DebtorService');
    const args =
      call.operation === 'Debtor_Insert'
        ? { Debtor: { Id: -1, Number: call.number, Name: 'Made in trouble' } }
        : {};
    try {
      await this.#client[`${call.operation}Async`](args);
      return { kind: 'answer' };
    } catch (error) {
      return outcomeOf(error as SoapError);
    }
  }

  close(): void {}
}

function outcomeOf({ root, response }: SoapError): Outcome {
  const text = root?.Envelope?.Body?.Fault?.faultstring;
  if (text !== undefined) return { kind: 'fault', text };
  const status = response?.status ?? 200;
  return status === 200 ? { kind: 'broken' } : { kind: 'status', status };
}
