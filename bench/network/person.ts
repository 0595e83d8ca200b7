import { formIn } from '../../tests/support/form.ts';
import type { Hub } from './hub.ts';

/** Somebody at one hub, with a browser of their own: pages are read, forms are sent as they stand with what is typed. */
export class Person {
  readonly hub: Hub;
  readonly #cookies = new Map<string, string>();

  constructor(hub: Hub) {
    this.hub = hub;
  }

  async #ask(path: string, body?: URLSearchParams): Promise<Response> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { origin: this.hub.origin, cookie };
    const method = body ? 'POST' : 'GET';
    const answer = await fetch(this.hub.origin + path, { method, headers, body, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      this.#cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    return answer;
  }

  async read(path: string): Promise<string> {
    const answer = await this.#ask(path);
    if (answer.status !== 200) throw new Error(`${this.hub.name} answers ${answer.status} at ${path}`);
    return answer.text();
  }

  /** Sends the form of the page that goes to `action`; answers where the hub leads to then. */
  async send(page: string, action: string, typed: Readonly<Record<string, string>> = {}): Promise<string> {
    return this.#post(action, await this.#filled(page, action, typed));
  }

  /** The same form twice, as by a double click; both must lead to the same page. */
  async sendTwice(page: string, action: string, typed: Readonly<Record<string, string>>): Promise<string> {
    const form = await this.#filled(page, action, typed);
    const [first, second] = [await this.#post(action, form), await this.#post(action, form)];
    if (first !== second) throw new Error(`${action} led to ${first}, then to ${second}`);
    return first;
  }

  async #filled(page: string, action: string, typed: Readonly<Record<string, string>>): Promise<URLSearchParams> {
    const form = formIn(await this.read(page), action);
    if (!form) throw new Error(`${this.hub.name} has no form for ${action} at ${page}`);
    return new URLSearchParams({ ...form, ...typed });
  }

  async #post(action: string, form: URLSearchParams): Promise<string> {
    const answer = await this.#ask(action, form);
    const text = await answer.text();
    if (answer.status !== 303) throw new Error(`${action} answers ${answer.status}: ${faultsIn(text)}`);
    return new URL(answer.headers.get('location') ?? '', this.hub.origin).pathname;
  }
}

/** What a page says is wrong, without its markup. */
function faultsIn(page: string): string {
  const main = page.slice(Math.max(0, page.indexOf('<main')));
  return main
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .slice(0, 400);
}
