// A file chosen in a form goes ahead of it in parts: a lost line or a closed page costs no more than the last part.
import { Upload } from 'tus-js-client';

const MEGABYTE = 1024 * 1024;
const PART = 2 * MEGABYTE;
/** Waits between attempts; together five minutes of a dead line. */
const PATIENCE_MS = [1000, 3000, 5000, 10_000, 20_000, 30_000, 60_000, 60_000, 60_000, 60_000];

type Parts = {
  readonly box: HTMLElement;
  readonly form: HTMLFormElement;
  readonly input: HTMLInputElement;
  readonly hidden: HTMLInputElement;
  readonly said: HTMLElement;
  readonly bar: HTMLProgressElement;
};

function partsOf(box: HTMLElement): Parts | null {
  const input = box.querySelector<HTMLInputElement>('input[type=file]');
  const hidden = box.querySelector<HTMLInputElement>('input[name=unggahan]');
  const said = box.querySelector<HTMLElement>('[data-upload-said]');
  const bar = box.querySelector<HTMLProgressElement>('[data-upload-bar]');
  const form = box.closest('form');
  return input && hidden && said && bar && form ? { box, form, input, hidden, said, bar } : null;
}

function say({ said, bar }: Parts, text: string, percent: number | null): void {
  if (said.textContent !== text) said.textContent = text;
  bar.hidden = percent === null;
  bar.value = percent ?? 0;
}

/** What the server said, when it said no for good. */
const refusedBy = (error: unknown): number =>
  (error as { originalResponse?: { getStatus: () => number } | null }).originalResponse?.getStatus() ?? 0;

/** Ends without an answer, and takes away what was sent, when it is told to stop. */
async function bring(parts: Parts, file: File, stop: AbortSignal): Promise<string> {
  const { box } = parts;
  let isWaiting = false;
  const going = (sent: number, all: number) => {
    isWaiting = false;
    const percent = all === 0 ? 0 : Math.floor((100 * sent) / all);
    // Ten steps are enough for the ear.
    say(parts, (box.dataset.uploadGoing ?? '').replace('{n}', String(percent - (percent % 10))), percent);
  };
  return new Promise((resolve, reject) => {
    const upload = new Upload(file, {
      endpoint: box.dataset.upload ?? '',
      chunkSize: PART,
      retryDelays: PATIENCE_MS,
      removeFingerprintOnSuccess: true,
      metadata: { filename: file.name },
      onProgress: going,
      onShouldRetry: (error) => {
        const status = refusedBy(error);
        const again = status === 0 || status >= 500 || status === 409 || status === 423;
        if (again) say(parts, box.dataset.uploadWaiting ?? '', parts.bar.value);
        isWaiting = again;
        return again;
      },
      onError: reject,
      onSuccess: () => resolve(upload.url?.split('/').at(-1) ?? ''),
    });
    // The device tells of its line sooner than the next attempt would find it.
    const again = async () => {
      if (!isWaiting || stop.aborted) return;
      isWaiting = false;
      await upload.abort();
      upload.start();
    };
    addEventListener('online', again, { signal: stop });
    stop.addEventListener('abort', () => {
      void upload.abort(true).catch(() => {});
      reject(stop.reason);
    });
    upload.findPreviousUploads().then((known) => {
      if (stop.aborted) return;
      if (known[0]) upload.resumeFromPreviousUpload(known[0]);
      upload.start();
    }, reject);
  });
}

function watch(parts: Parts): void {
  const { form, input, hidden, box } = parts;
  let going: AbortController | null = null;
  form.addEventListener('submit', async (event) => {
    const file = input.files?.[0];
    if (!file || input.disabled) return;
    event.preventDefault();
    if (going) return;
    if (file.size > Number(box.dataset.uploadLimit) * MEGABYTE) {
      say(parts, box.dataset.uploadLarge ?? '', null);
      input.focus();
      return;
    }
    const own = new AbortController();
    going = own;
    const submitter = (event as SubmitEvent).submitter as HTMLButtonElement | null;
    submitter?.setAttribute('aria-busy', 'true');
    try {
      hidden.value = await bring(parts, file, own.signal);
      // The file is there already: the form goes without it.
      input.disabled = true;
      form.requestSubmit(submitter);
    } catch {
      say(parts, own.signal.aborted ? '' : (box.dataset.uploadFailed ?? ''), null);
      submitter?.removeAttribute('aria-busy');
    } finally {
      going = null;
    }
  });
  // Another file was meant: the first must not be saved in its place.
  input.addEventListener('change', () => going?.abort());
  addEventListener('pageshow', (event) => {
    if (event.persisted) input.disabled = false;
  });
}

for (const box of document.querySelectorAll<HTMLElement>('[data-upload]')) {
  const parts = partsOf(box);
  if (parts) watch(parts);
}
