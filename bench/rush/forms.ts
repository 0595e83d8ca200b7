import { setTimeout as pause } from 'node:timers/promises';
import { paths } from '../../src/competition/entry/paths.ts';
import { boxIn, Lost, textOf } from './browser.ts';
import type { Ready } from './people.ts';

/** As src/registry/islands/keep.ts has them. */
const PAUSE_MS = 2000;
const FIRST_RETRY_MS = 2000;
const SLOWEST_RETRY_MS = 30_000;
const PATIENCE_MS = 15_000;

/** A sentence is typed in so many seconds, and thought about for as many before the next. */
const TYPING_MS = [5000, 15_000] as const;
const THINKING_MS = [0, 10_000] as const;
const SENTENCE = ' Waktu tunggu warga di loket turun dan petugas mencatat setiap berkas pada hari yang sama.';

export type OpenForm = {
  readonly ready: Ready;
  readonly url: string;
  readonly owner: string;
  readonly revision: string;
  text: string;
  seen: string;
  /** What the hub said it has. */
  kept: string | null;
  refused: number;
};

/** Opens the form as a browser does. */
export async function openForm(ready: Ready): Promise<OpenForm> {
  const html = await textOf(await ready.writer.browser.get(paths.section.to(ready.id, ready.section)));
  const text = /<textarea[^>]*\bname="teks"[^>]*>([^<]*)</.exec(html)?.[1] ?? '';
  return {
    ready,
    url: paths.keepSection.to(ready.id, ready.section),
    owner: boxIn(html, 'pemilik'),
    revision: boxIn(html, 'revision'),
    text: text.trim(),
    seen: boxIn(html, 'dilihat'),
    kept: null,
    refused: 0,
  };
}

export function typeSentence(form: OpenForm): void {
  form.text += SENTENCE;
}

const between = ([least, most]: readonly [number, number]) => least + Math.random() * (most - least);

/** Somebody types on and the form keeps itself, until it is told to stop; the last text is kept before it ends. */
export async function typeOn(form: OpenForm, stop: AbortSignal): Promise<void> {
  await pause(between([0, TYPING_MS[1] + THINKING_MS[1]]), undefined, { signal: stop }).catch(() => {});
  while (!stop.aborted) {
    await pause(between(TYPING_MS), undefined, { signal: stop }).catch(() => {});
    typeSentence(form);
    await pause(PAUSE_MS);
    await keep(form);
    await pause(between(THINKING_MS), undefined, { signal: stop }).catch(() => {});
  }
}

/** Keeps what stands in the form now, trying until the hub has said that it has it. */
export async function keep(form: OpenForm): Promise<void> {
  for (let wait = FIRST_RETRY_MS; ; wait = Math.min(wait * 2, SLOWEST_RETRY_MS)) {
    const isThere = await send(form).catch((error) => {
      if (error instanceof Lost) return false;
      throw error;
    });
    if (isThere) return;
    await pause(wait);
  }
}

async function send(form: OpenForm): Promise<boolean> {
  const { text, revision, seen, owner } = form;
  const boxes = new URLSearchParams({ teks: text, revision, dilihat: seen, pemilik: owner });
  const answer = await form.ready.writer.browser.post('autosave', form.url, boxes, PATIENCE_MS);
  if (answer.status !== 200) form.refused += 1;
  else {
    form.seen = (JSON.parse(await textOf(answer)) as { at: string }).at;
    form.kept = text;
  }
  return true;
}
