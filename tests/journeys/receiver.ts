import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

export type Message = {
  readonly id: string;
  readonly type: string;
  readonly data: { readonly id: string; readonly title?: string; readonly api: string };
};
type Received = { readonly headers: IncomingHttpHeaders; readonly body: string };

/** An outside program on this machine: it keeps what it is sent and answers with its status. */
export class OutsideReceiver {
  status = 204;
  readonly #received: Received[] = [];
  readonly #server: Server;
  #arrived = (): void => {};

  constructor() {
    this.#server = createServer(async (request, response) => {
      let body = '';
      for await (const part of request.setEncoding('utf8')) body += part;
      this.#received.push({ headers: request.headers, body });
      response.writeHead(this.status).end(this.status < 300 ? '' : 'sedang dirawat');
      this.#arrived();
    });
  }

  /** Listens; answers its address. */
  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/tuntas`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  /** The n-th message, counted from 1, as soon as it is there; throws when its signature is not of this secret. */
  async message(n: number, secret: string): Promise<Message> {
    while (this.#received.length < n) {
      await new Promise<void>((resolve) => {
        this.#arrived = resolve;
      });
    }
    const { body, headers } = this.#received[n - 1] as Received;
    const verified = new Webhook(secret).verify(body, headers as Record<string, string>) as Omit<Message, 'id'>;
    return { ...verified, id: String(headers['webhook-id']) };
  }
}
