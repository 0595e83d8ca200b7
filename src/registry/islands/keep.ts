// Forms with [data-keep]: what is typed is kept on this device at once and on the server after a pause, so that neither a
// lost line nor a closed page loses it. Saving waits for the line; the page goes on when it is back.
import { type Box, boxesIn, fill, hiddenBox } from './typed-boxes.ts';

const PAUSE_MS = 2000;
const FIRST_RETRY_MS = 2000;
const SLOWEST_RETRY_MS = 30_000;
const PATIENCE_MS = 15_000;
/** Browsers send no more than this when a page is left. */
const MOST_AT_LEAVING = 60_000;
/** `dirty` removes what begins so when one signs out. */
const PREFIX = 'tuntas.typed.';

type Unsent = { readonly boxes: readonly Box[]; readonly revision: string; readonly seen: string };
type Said = { readonly at?: string; readonly text?: string };
type State = 'typing' | 'offline' | 'waiting' | 'failed' | 'signin' | 'restored' | 'found' | 'unkept';

class Keeper {
  readonly #status: HTMLElement;
  readonly #form: HTMLFormElement;
  readonly #url: string;
  readonly #key: string;
  /** What the server has, as text. */
  #kept = '';
  #timer = 0;
  #wait = FIRST_RETRY_MS;
  #sending: Promise<boolean> | null = null;
  /** The button that waits for the line. */
  #pressed: { readonly submitter: HTMLElement | null } | null = null;
  #goes = false;

  constructor(status: HTMLElement, form: HTMLFormElement) {
    this.#status = status;
    this.#form = form;
    this.#url = status.dataset.keep ?? '';
    this.#key = PREFIX + (status.dataset.keepThing ?? '');
  }

  begin(): void {
    const form = this.#form;
    form.addEventListener('input', () => this.#typed());
    form.addEventListener('focusout', () => this.#hasNews() && !this.#sending && void this.#send());
    form.addEventListener('submit', (event) => this.#submitted(event));
    addEventListener('online', () => this.#again());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') this.#again();
      else this.#leave();
    });
    this.#open();
  }

  #open(): void {
    const unsent = this.#unsent();
    this.#kept = this.#text();
    if (this.#status.dataset.keepFresh === undefined) {
      // The form came back from what was just sent: the server shows it and has not kept it.
      this.#kept = '';
      void this.#send();
    } else if (!unsent || JSON.stringify(unsent.boxes) === this.#kept) {
      this.#forget();
    } else if (unsent.seen === this.#box('dilihat')) {
      void this.#putBack(unsent);
    } else this.#offer(unsent);
  }

  #box(name: string): string {
    return hiddenBox(this.#form, name)?.value ?? '';
  }

  #setBox(name: string, text: string): void {
    const box = hiddenBox(this.#form, name);
    if (box) box.value = text;
  }

  #text(): string {
    return JSON.stringify(boxesIn(this.#form));
  }

  #hasNews(): boolean {
    return this.#text() !== this.#kept;
  }

  #say(text: string): void {
    const words = this.#status.querySelector('p');
    if (words && words.textContent !== text) words.textContent = text;
    this.#status.hidden = text === '';
  }

  #tell(state: State): void {
    this.#say(this.#status.dataset[state] ?? '');
  }

  #typed(): void {
    if (!this.#remember()) this.#tell('unkept');
    else this.#tell(navigator.onLine ? 'typing' : 'offline');
    this.#later(PAUSE_MS);
  }

  #later(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#send(), ms);
  }

  /** True when the server has what is typed, or will have to say by itself why it does not take it. */
  async #send(): Promise<boolean> {
    if (this.#sending) return this.#sending;
    clearTimeout(this.#timer);
    this.#sending = this.#post();
    const isThere = await this.#sending;
    this.#sending = null;
    if (!isThere) {
      this.#later(this.#wait);
      this.#wait = Math.min(this.#wait * 2, SLOWEST_RETRY_MS);
      return false;
    }
    this.#wait = FIRST_RETRY_MS;
    if (this.#pressed) this.#go();
    else if (this.#hasNews()) this.#later(PAUSE_MS);
    return true;
  }

  async #post(): Promise<boolean> {
    const now = this.#text();
    const answer = await this.#ask().catch(() => null);
    if (!answer) this.#tell(this.#pressed ? 'waiting' : 'offline');
    else if (answer.type === 'opaqueredirect') this.#tell('signin');
    else if (answer.status >= 500) this.#tell('failed');
    else {
      await this.#answered(answer, now);
      return true;
    }
    return false;
  }

  async #answered(answer: Response, sent: string): Promise<void> {
    this.#kept = sent;
    const isJson = answer.headers.get('content-type')?.includes('json') ?? false;
    const said: Said = isJson ? await answer.json() : {};
    if (said.text) this.#say(said.text);
    else this.#tell('failed');
    if (!answer.ok) return;
    this.#setBox('dilihat', said.at ?? '');
    if (this.#hasNews()) {
      this.#remember();
      return;
    }
    this.#forget();
    delete this.#form.dataset.edited;
  }

  #ask(boxes = boxesIn(this.#form), revision = this.#box('revision')): Promise<Response> {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    return fetch(this.#url, { method: 'POST', body: this.#body(boxes, revision), redirect: 'manual', signal });
  }

  #body(boxes: readonly Box[], revision: string): URLSearchParams {
    const own = { revision, dilihat: this.#box('dilihat'), pemilik: this.#box('pemilik') };
    return new URLSearchParams([...boxes.map(([name, text]) => [name, text]), ...Object.entries(own)]);
  }

  #submitted(event: SubmitEvent): void {
    if (this.#goes) return;
    event.preventDefault();
    if (this.#pressed) return;
    this.#pressed = { submitter: event.submitter };
    event.submitter?.setAttribute('aria-busy', 'true');
    this.#remember();
    // What is on its way may be older than what stands here now; when it arrives, it takes the button along.
    if (!this.#sending) void this.#send();
  }

  #go(): void {
    const submitter = this.#pressed?.submitter ?? null;
    this.#pressed = null;
    submitter?.removeAttribute('aria-busy');
    this.#goes = true;
    this.#form.requestSubmit(submitter);
    this.#goes = false;
  }

  #again(): void {
    if (this.#hasNews() || this.#pressed) void this.#send();
  }

  /** The page goes out of sight, maybe for good. */
  #leave(): void {
    const body = this.#body(boxesIn(this.#form), this.#box('revision'));
    if (!this.#hasNews() || body.toString().length > MOST_AT_LEAVING) return;
    const now = this.#text();
    const sent = fetch(this.#url, { method: 'POST', body, keepalive: true, redirect: 'manual' });
    void sent.then((answer) => (answer.ok ? this.#answered(answer, now) : undefined)).catch(() => undefined);
  }

  #remember(): boolean {
    const unsent: Unsent = {
      boxes: boxesIn(this.#form),
      revision: this.#box('revision'),
      seen: this.#box('dilihat'),
    };
    try {
      localStorage.setItem(this.#key, JSON.stringify(unsent));
      return true;
    } catch {
      return false;
    }
  }

  #forget(): void {
    try {
      localStorage.removeItem(this.#key);
    } catch {
      // A browser that keeps nothing has nothing to forget.
    }
  }

  #unsent(): Unsent | null {
    try {
      const text = localStorage.getItem(this.#key);
      return text ? (JSON.parse(text) as Unsent) : null;
    } catch {
      return null;
    }
  }

  #offer(unsent: Unsent): void {
    const use = this.#status.querySelector('button');
    this.#tell('found');
    if (!use) return;
    use.hidden = false;
    use.addEventListener('click', () => {
      use.hidden = true;
      void this.#putBack(unsent);
    });
  }

  async #putBack(unsent: Unsent): Promise<void> {
    if (fill(this.#form, unsent.boxes)) {
      this.#setBox('revision', unsent.revision);
      this.#form.dataset.edited = '';
      this.#tell('restored');
      this.#later(PAUSE_MS);
      return;
    }
    // Rows that this page does not have: the server makes the page with them.
    const answer = await this.#ask(unsent.boxes, unsent.revision).catch(() => null);
    if (!answer?.ok) return this.#tell('offline');
    this.#forget();
    location.reload();
  }
}

for (const status of document.querySelectorAll<HTMLElement>('[data-keep]')) {
  const form = status.closest('form');
  if (form) new Keeper(status, form).begin();
}
