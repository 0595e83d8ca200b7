// A score sheet: every mark is saved by itself, kept on this device until the server has it, and never overwrites what
// another tab or device has saved since. Without this, the buttons do the same.

import { Drawer } from './score/drawer.ts';
import { type Answer, Line } from './score/line.ts';

const PAUSE_MS = 1500;
const FIRST_RETRY_MS = 2000;
const SLOWEST_RETRY_MS = 30_000;
const PATIENCE_MS = 15_000;
type Phrase = 'saving' | 'offline' | 'failed' | 'signin' | 'waiting' | 'restored' | 'clash' | 'unkept';

class Sheet {
  readonly #form: HTMLFormElement;
  readonly #marks: HTMLElement;
  readonly #drawer: Drawer;
  readonly #lines: readonly Line[];
  readonly #timers = new Map<string, number>();
  #wait = FIRST_RETRY_MS;
  #sending: Promise<void> | null = null;
  /** The button that waits until everything is on the server. */
  #pressed: HTMLElement | null = null;
  #goes = false;

  constructor(form: HTMLFormElement, marks: HTMLElement) {
    this.#form = form;
    this.#marks = marks;
    this.#drawer = new Drawer(marks.dataset.score ?? '');
    const parts = form.querySelectorAll<HTMLElement>('[data-criterion]');
    this.#lines = [...parts].map((part) => new Line(part));
  }

  begin(): void {
    for (const line of this.#lines) this.#restore(line);
    this.#form.addEventListener('input', (event) => this.#typed(event.target, PAUSE_MS));
    this.#form.addEventListener('change', (event) => this.#typed(event.target, 0));
    this.#form.addEventListener('submit', (event) => this.#submitted(event));
    addEventListener('online', () => void this.#sendAll());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') void this.#sendAll();
    });
    this.#addUp();
  }

  #words(name: Phrase): string {
    const key = `say${name[0]?.toUpperCase()}${name.slice(1)}`;
    return this.#marks.dataset[key] ?? '';
  }

  /** What the device kept: put back when the server has nothing newer, else shown beside it. */
  #restore(line: Line): void {
    const draft = this.#drawer.all()[line.code];
    if (!draft) return;
    const here = line.draft();
    if (draft.mark === here.mark && draft.comment === here.comment) {
      this.#drawer.put(line.code, null);
      return;
    }
    line.fill(draft);
    line.say(this.#words('restored'));
    if (draft.revision === here.revision) {
      this.#later(line, 0);
      return;
    }
    const stored = { ...here, revision: Number(here.revision), seen: line.body().get('asal') ?? '' };
    this.#clash(line, { ...stored, state: 'clash', text: '' });
  }

  #typed(target: EventTarget | null, pause: number): void {
    const part = target instanceof HTMLElement ? target.closest<HTMLElement>('[data-criterion]') : null;
    const line = this.#lines.find((it) => it.code === part?.dataset.criterion);
    this.#addUp();
    if (!line?.hasNews()) return;
    const isKept = this.#drawer.put(line.code, line.draft());
    if (!navigator.onLine) line.say(this.#words(isKept ? 'offline' : 'unkept'), !isKept);
    this.#later(line, pause);
  }

  #later(line: Line, ms: number): void {
    clearTimeout(this.#timers.get(line.code));
    const timer = window.setTimeout(() => void this.#sendAll(), ms);
    this.#timers.set(line.code, timer);
  }

  /** One after the other, so that what is typed last also arrives last. */
  async #sendAll(): Promise<void> {
    if (this.#sending) return this.#sending;
    this.#sending = this.#inTurn();
    await this.#sending;
    this.#sending = null;
    if (this.#pressed) this.#go();
  }

  async #inTurn(): Promise<void> {
    for (const line of this.#lines) {
      while (line.isReady()) {
        const isThere = await this.#send(line);
        if (isThere) continue;
        this.#later(line, this.#wait);
        this.#wait = Math.min(this.#wait * 2, SLOWEST_RETRY_MS);
        return;
      }
    }
    this.#wait = FIRST_RETRY_MS;
  }

  /** True when the server has answered, whatever it said. */
  async #send(line: Line): Promise<boolean> {
    const sent = line.text();
    line.say(this.#words('saving'));
    const url = this.#marks.dataset.scoreUrl ?? '';
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const answer = await fetch(url, { method: 'POST', body: line.body(), redirect: 'manual', signal }).catch(
      () => null,
    );
    if (!answer) return this.#failed(line, 'offline');
    if (answer.type === 'opaqueredirect') return this.#failed(line, 'signin');
    if (!answer.headers.get('content-type')?.includes('json')) return this.#failed(line, 'failed');
    this.#answered(line, (await answer.json()) as Answer, sent);
    return true;
  }

  #failed(line: Line, why: Phrase): false {
    line.say(this.#words(this.#pressed && why === 'offline' ? 'waiting' : why));
    return false;
  }

  #answered(line: Line, answer: Answer, sent: string): void {
    if (answer.state === 'clash') {
      this.#clash(line, answer);
      return;
    }
    if (answer.state === 'refused') {
      line.refuse(answer.text, sent);
      this.#pressed = null;
      return;
    }
    line.settle(answer, sent);
    if (!line.hasNews()) this.#drawer.put(line.code, null);
    const total = this.#form.querySelector('[data-score-total]');
    if (total && answer.total && !this.#lines.some((it) => it.hasNews())) total.textContent = answer.total;
  }

  #clash(line: Line, answer: Answer): void {
    this.#pressed = null;
    line.say('');
    line.offer(answer, this.#words('clash'), (mine) => {
      if (!mine) line.fill(answer);
      line.knows(answer);
      if (mine) this.#drawer.put(line.code, line.draft());
      else this.#drawer.put(line.code, null);
      if (!mine) line.settle(answer, line.text());
      this.#addUp();
      void this.#sendAll();
    });
  }

  #submitted(event: SubmitEvent): void {
    if (this.#goes || !this.#lines.some((it) => it.hasNews())) return;
    event.preventDefault();
    if (this.#lines.some((it) => it.clash !== null)) return;
    this.#pressed = event.submitter;
    event.submitter?.setAttribute('aria-busy', 'true');
    void this.#sendAll();
  }

  /** Goes on with the button once nothing is left to send. */
  #go(): void {
    const pressed = this.#pressed;
    if (this.#lines.some((it) => it.isReady())) return;
    this.#pressed = null;
    pressed?.removeAttribute('aria-busy');
    this.#goes = true;
    this.#form.requestSubmit(pressed);
    this.#goes = false;
  }

  #addUp(): void {
    const total = this.#form.querySelector('[data-score-total]');
    if (!total) return;
    const sum = this.#lines.reduce((all, line) => all + line.score(), 0);
    const language = document.documentElement.lang === 'en' ? 'en-GB' : 'id-ID';
    const form = new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
    total.textContent = form.format(sum);
  }
}

for (const marks of document.querySelectorAll<HTMLElement>('[data-score]')) {
  const form = marks.closest('form');
  if (form) new Sheet(form, marks).begin();
}
