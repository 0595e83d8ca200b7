// The list at the door: a mark is kept on this device at once and sent when there is a line, each with its own id, so that
// a mark sent twice is one. What waits outlives a closed page.
type Waiting = { readonly tanda: string; readonly peserta: string; readonly pada: string; readonly tried?: boolean };
type Said = { readonly ok?: boolean; readonly why?: string };

const RETRY_MS = 5000;
const PATIENCE_MS = 15_000;

const status = document.querySelector<HTMLElement>('[data-presence-status]');
const key = `tuntas.presence.${status?.dataset.presenceStatus ?? ''}`;
let timer = 0;
let isSending = false;

function waiting(): readonly Waiting[] {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '[]') as readonly Waiting[];
  } catch {
    return [];
  }
}

function keep(all: readonly Waiting[]): boolean {
  try {
    if (all.length > 0) localStorage.setItem(key, JSON.stringify(all));
    else localStorage.removeItem(key);
    return true;
  } catch {
    // A device that keeps nothing sends the form as it stands.
    return false;
  }
}

const formOf = (peserta: string) => document.querySelector<HTMLFormElement>(`form[data-presence="${peserta}"]`);

function say(peserta: string, text: string, isThere: boolean): void {
  const state = document.querySelector<HTMLElement>(`[data-presence-state="${peserta}"]`);
  if (!state) return;
  const tag = document.createElement('strong');
  tag.className = `tag tone-${isThere ? 'success' : 'warning'}`;
  tag.textContent = text;
  state.replaceChildren(tag);
}

function tell(): void {
  if (!status) return;
  const count = waiting().length;
  const text = count > 0 ? (status.dataset.waiting ?? '').replace('{n}', String(count)) : (status.dataset.sent ?? '');
  if (count > 0 || !status.hidden) status.textContent = text;
  if (count > 0) status.hidden = false;
}

function show(one: Waiting): void {
  const form = formOf(one.peserta);
  say(one.peserta, form?.dataset.kept ?? '', false);
  if (form) form.hidden = true;
}

/** True when the server has said what it does with the mark. */
async function sent(one: Waiting): Promise<boolean> {
  const body = new URLSearchParams({
    tanda: one.tanda,
    peserta: one.peserta,
    ...(one.tried ? { pada: one.pada } : {}),
  });
  const headers = { accept: 'application/json' };
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const asked = { method: 'POST', body, headers, redirect: 'manual', signal } as const;
  const answer = await fetch(status?.dataset.address ?? '', asked).catch(() => null);
  if (!answer?.ok || !answer.headers.get('content-type')?.includes('json')) return false;
  const said = (await answer.json().catch(() => ({}))) as Said;
  const form = formOf(one.peserta);
  if (said.ok) say(one.peserta, form?.dataset.present ?? '', true);
  else {
    say(one.peserta, said.why ?? '', false);
    if (form) form.hidden = false;
  }
  return true;
}

async function send(): Promise<void> {
  if (isSending) return;
  isSending = true;
  clearTimeout(timer);
  for (const one of waiting()) {
    const isDone = await sent(one);
    const rest = waiting();
    if (!isDone) {
      keep(rest.map((it) => (it.tanda === one.tanda ? { ...it, tried: true } : it)));
      timer = window.setTimeout(() => void send(), RETRY_MS);
      break;
    }
    keep(rest.filter((it) => it.tanda !== one.tanda));
  }
  isSending = false;
  tell();
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-presence]')) {
  form.addEventListener('submit', (event) => {
    const boxes = new FormData(form);
    const one = {
      tanda: String(boxes.get('tanda')),
      peserta: String(boxes.get('peserta')),
      pada: new Date().toISOString(),
    };
    const all = waiting().filter((it) => it.peserta !== one.peserta);
    if (!keep([...all, one])) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    show(one);
    tell();
    void send();
  });
}

addEventListener('online', () => void send());
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') void send();
});
for (const one of waiting()) show(one);
if (waiting().length > 0) void send();

export {};
