import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, zstdDecompress } from 'node:zlib';

/** The line broke, or the hub failed: a person or a script tries again. */
export class Lost extends Error {}

export type Answer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: Buffer };
export type Asked = {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: readonly Buffer[];
  readonly patienceMs?: number;
};

/** What somebody waits for: each is measured apart. */
export type What = 'autosave' | 'submit' | 'upload' | 'attach' | 'page';
export type Sample = { readonly what: What; readonly at: number; readonly ms: number };

export type Hub = { readonly port: number; readonly samples: Sample[]; lost: number; faults: number };

export const hubAt = (port: number): Hub => ({ port, samples: [], lost: 0, faults: 0 });

const PATIENCE_MS = 60_000;
/** Open connections are used again, as by a proxy before the hub. */
const lines = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY, scheduling: 'lifo' });

function once(
  port: number,
  { method, path, headers = {}, body = [], patienceMs = PATIENCE_MS }: Asked,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const length = body.reduce((sum, it) => sum + it.length, 0);
    const told = { ...headers, ...(method === 'GET' || method === 'HEAD' ? {} : { 'content-length': length }) };
    const call = request({ port, host: '127.0.0.1', agent: lines, method, path, headers: told });
    const fail = (error: Error) => reject(new Lost(error.message));
    call.setTimeout(patienceMs, () => call.destroy(new Error('no answer')));
    call.on('error', fail);
    call.on('response', (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('error', fail);
      response.on('close', () => (response.complete ? undefined : fail(new Error('the answer broke off'))));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(pieces) }),
      );
    });
    for (const piece of body) call.write(piece);
    call.end();
  });
}

/** One person's browser: cookies, and an address of its own. */
export class Browser {
  readonly hub: Hub;
  readonly #cookies = new Map<string, string>();
  readonly #from: string;

  constructor(hub: Hub, cookies: readonly string[], from: string) {
    this.hub = hub;
    this.#from = from;
    this.#take(cookies);
  }

  #take(cookies: readonly string[]): void {
    for (const cookie of cookies) {
      const [pair = '', ...marks] = cookie.split(';');
      const [name, value] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
      if (marks.some((it) => /^\s*max-age=0$/i.test(it))) this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
  }

  /** Asks once; throws `Lost` where there is no answer or a fault. An answer is measured. */
  async ask(what: What, asked: Asked): Promise<Answer> {
    const headers = {
      cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      origin: `http://127.0.0.1:${this.hub.port}`,
      'accept-encoding': 'gzip, deflate, br, zstd',
      'x-forwarded-for': this.#from,
      ...asked.headers,
    };
    const at = performance.now();
    const answer = await once(this.hub.port, { ...asked, headers }).catch((error) => {
      this.hub.lost += 1;
      throw error;
    });
    this.#take(answer.headers['set-cookie'] ?? []);
    if (answer.status >= 500) {
      this.hub.faults += 1;
      throw new Lost(`status ${answer.status}`);
    }
    this.hub.samples.push({ what, at, ms: performance.now() - at });
    return answer;
  }

  get(path: string): Promise<Answer> {
    return this.ask('page', { method: 'GET', path });
  }

  post(what: What, path: string, form: URLSearchParams | FormData, patienceMs?: number): Promise<Answer> {
    return form instanceof FormData ? this.#postParts(what, path, form) : this.#postForm(what, path, form, patienceMs);
  }

  #postForm(what: What, path: string, form: URLSearchParams, patienceMs = PATIENCE_MS): Promise<Answer> {
    const headers = { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' };
    return this.ask(what, { method: 'POST', path, headers, body: [Buffer.from(form.toString())], patienceMs });
  }

  async #postParts(what: What, path: string, form: FormData): Promise<Answer> {
    const packed = new Response(form);
    const headers = { 'content-type': packed.headers.get('content-type') ?? '' };
    return this.ask(what, { method: 'POST', path, headers, body: [Buffer.from(await packed.arrayBuffer())] });
  }
}

const unpack: Readonly<Record<string, (packed: Buffer) => Promise<Buffer>>> = {
  gzip: promisify(gunzip),
  br: promisify(brotliDecompress),
  zstd: promisify(zstdDecompress),
};

export async function textOf({ headers, body }: Answer): Promise<string> {
  const open = unpack[headers['content-encoding'] ?? ''];
  return (open ? await open(body) : body).toString('utf8');
}

/** The value of a hidden box of a page. */
export function boxIn(html: string, name: string): string {
  const tag = new RegExp(`<input[^>]*\\bname="${name}"[^>]*>`).exec(html)?.[0];
  if (tag === undefined) throw new Error(`no box ${name} on the page`);
  return /\bvalue="([^"]*)"/.exec(tag)?.[1] ?? '';
}
