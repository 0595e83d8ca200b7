import type { Draft } from './drawer.ts';

/** What the server says to one criterion. */
export type Answer = {
  readonly state: 'saved' | 'clash' | 'refused';
  readonly mark: string;
  readonly comment: string;
  readonly revision: number;
  readonly seen: string;
  readonly text: string;
  readonly total?: string;
};

/** One criterion: its boxes, what the server has of it, and its line of news. */
export class Line {
  readonly code: string;
  readonly #part: HTMLElement;
  readonly #mark: HTMLInputElement | null;
  readonly #comment: HTMLTextAreaElement;
  readonly #revision: HTMLInputElement;
  readonly #seen: HTMLInputElement;
  /** What the server has, as text. */
  #kept: string;
  /** What stands on the server and was not seen yet; nothing is sent until one has chosen. */
  clash: Answer | null = null;
  /** The server said what is wrong with this text; it is not sent again. */
  #refused: string | null = null;

  constructor(part: HTMLElement) {
    this.#part = part;
    this.code = part.dataset.criterion ?? '';
    this.#mark = part.querySelector<HTMLInputElement>(`[name="nilai-${this.code}"]`);
    this.#comment = part.querySelector(`[name="catatan-${this.code}"]`) as HTMLTextAreaElement;
    this.#revision = part.querySelector(`[name="revisi-${this.code}"]`) as HTMLInputElement;
    this.#seen = part.querySelector(`[name="asal-${this.code}"]`) as HTMLInputElement;
    this.#kept = this.text();
  }

  text(): string {
    return JSON.stringify([this.#mark?.value.trim() ?? '', this.#comment.value.trim()]);
  }

  hasNews(): boolean {
    return this.text() !== this.#kept;
  }

  isReady(): boolean {
    return this.hasNews() && this.clash === null && this.#refused !== this.text();
  }

  draft(): Draft {
    return { mark: this.#mark?.value ?? '', comment: this.#comment.value, revision: this.#revision.value };
  }

  body(): URLSearchParams {
    return new URLSearchParams({
      kriteria: this.code,
      nilai: this.#mark?.value ?? '',
      catatan: this.#comment.value,
      revisi: this.#revision.value,
      asal: this.#seen.value,
    });
  }

  fill({ mark, comment }: Pick<Draft, 'mark' | 'comment'>): void {
    if (this.#mark) this.#mark.value = mark;
    this.#comment.value = comment;
  }

  /** The server has what was sent. */
  settle(answer: Answer, sent: string): void {
    this.#revision.value = String(answer.revision);
    this.#seen.value = answer.seen;
    this.#kept = sent;
    this.#refused = null;
    this.say(answer.text);
    this.#mark?.removeAttribute('aria-invalid');
  }

  refuse(text: string, sent: string): void {
    this.#refused = sent;
    this.#mark?.setAttribute('aria-invalid', 'true');
    this.say(text, true);
  }

  say(text: string, isWrong = false): void {
    const status = this.#part.querySelector<HTMLElement>('[data-status]');
    if (!status) return;
    if (status.textContent !== text) status.textContent = text;
    status.classList.toggle('score-wrong', isWrong);
  }

  /** The server's revision is known now: sending again means it. */
  knows(answer: Answer): void {
    this.#revision.value = String(answer.revision);
    this.#seen.value = answer.seen;
  }

  /** Shows what stands on the server beside the boxes; the choice is the reader's. */
  offer(answer: Answer, words: string, chosen: (mine: boolean) => void): void {
    this.clash = answer;
    const box = this.#part.querySelector<HTMLElement>('[data-clash]');
    const text = box?.querySelector<HTMLElement>('[data-clash-text]');
    if (!box || !text) return;
    text.textContent = words.replace('{mark}', answer.mark || '–').replace('{comment}', answer.comment || '–');
    box.hidden = false;
    const choose = (mine: boolean) => () => {
      box.hidden = true;
      this.clash = null;
      chosen(mine);
    };
    const on = (name: string, act: () => void) => {
      const button = box.querySelector<HTMLButtonElement>(`[${name}]`);
      if (button) button.onclick = act;
    };
    on('data-take-stored', choose(false));
    on('data-take-mine', choose(true));
  }

  score(): number {
    const mark = Number((this.#mark?.value ?? '').replace(',', '.'));
    const { weight, max } = this.#part.dataset;
    return Number.isFinite(mark) && weight && max ? (Number(weight) * mark) / Number(max) : 0;
  }
}
