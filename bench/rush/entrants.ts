import { setTimeout as pause } from 'node:timers/promises';
import { paths } from '../../src/competition/entry/paths.ts';
import { paths as filesPaths } from '../../src/files/paths.ts';
import { type Answer, type Asked, type Browser, boxIn, Lost, textOf } from './browser.ts';
import type { Paper } from './papers.ts';
import { ASKED, type Ready } from './people.ts';

/** Somebody looks at «no connection» for so long and presses again. */
const AGAIN_MS = 1000;
const TUS = { 'tus-resumable': '1.0.0' };

export type Receipt = { readonly entryId: string; readonly code: string; readonly digests: readonly string[] };

/** Asks until there is an answer. */
async function ask(work: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Lost)) throw error;
    }
    await pause(AGAIN_MS);
  }
}

async function page(browser: Browser, path: string): Promise<string> {
  const answer = await ask(() => browser.get(path));
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
  return textOf(answer);
}

/** Attaches the files one after the other, checks and submits; answers with the receipt that the page shows. */
export async function submit(ready: Ready, papers: readonly Paper[]): Promise<Receipt> {
  const { browser } = ready.writer;
  for (const [at, paper] of papers.entries()) await attach(ready, paper, `Berkas ${at + 1}`);
  const check = await page(browser, paths.check.to(ready.id));
  if (!check.includes(paths.submit.to(ready.id))) throw new Error('the entry cannot be submitted');
  await press(browser, ready);
  const code = /\/tanda-terima\/([0-9A-Z]{16})/.exec(await page(browser, paths.receipt.to(ready.id)))?.[1];
  if (!code) throw new Error('a receipt without its code');
  return { entryId: ready.id, code, digests: papers.map((it) => it.sha256) };
}

/** Presses the button; whoever hears nothing looks for a receipt, and presses again where there is none. */
async function press(browser: Browser, ready: Ready): Promise<void> {
  for (;;) {
    try {
      const answer = await browser.post('submit', paths.submit.to(ready.id), new URLSearchParams());
      if (answer.headers.location === paths.receipt.to(ready.id)) return;
      throw new Error(`submitting answered ${answer.status}`);
    } catch (error) {
      if (!(error instanceof Lost)) throw error;
    }
    await pause(AGAIN_MS);
    const receipt = await ask(() => browser.get(paths.receipt.to(ready.id)));
    if (receipt.status === 200) return;
  }
}

async function attach(ready: Ready, paper: Paper, title: string): Promise<void> {
  const { browser } = ready.writer;
  const place = `${ready.section}:${ASKED}`;
  const section = paths.section.to(ready.id, ready.section);
  const form = await page(browser, paths.evidence.to(ready.id, place));
  const id = boxIn(form.slice(form.indexOf(paths.upload.to(ready.id))), 'id');
  for (;;) {
    const parts = new FormData();
    const upload = await bring(browser, paper);
    for (const [name, value] of Object.entries({ id, tempat: place, judul: title, unggahan: upload }))
      parts.set(name, value);
    try {
      const answer = await browser.post('attach', paths.upload.to(ready.id), parts);
      if (answer.status !== 303) throw new Error(`attaching answered ${answer.status}`);
      await page(browser, section);
      return;
    } catch (error) {
      if (!(error instanceof Lost)) throw error;
    }
    await pause(AGAIN_MS);
    if ((await page(browser, section)).includes(`>${title}<`)) return;
  }
}

/** Sends the file in the resumable protocol, going on after a break; answers the name of the upload. */
async function bring(browser: Browser, paper: Paper): Promise<string> {
  for (;;) {
    const filename = Buffer.from(paper.name).toString('base64');
    const headers = { ...TUS, 'upload-length': String(paper.size), 'upload-metadata': `filename ${filename}` };
    const made = await ask(() => browser.ask('upload', { method: 'POST', path: filesPaths.uploads.to(), headers }));
    const path = made.headers.location;
    if (made.status !== 201 || !path) throw new Error(`an upload was answered ${made.status}`);
    if (await sent(browser, paper, path)) return path.split('/').at(-1) ?? '';
  }
}

/** False when the upload is not there any more. */
async function sent(browser: Browser, { size, pieces }: Paper, path: string): Promise<boolean> {
  for (let offset = 0; offset < size; ) {
    const headers = { ...TUS, 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' };
    const body = offset === 0 ? pieces : [Buffer.concat(pieces).subarray(offset)];
    const asked: Asked = { method: 'PATCH', path, headers, body };
    const answer = await browser.ask('upload', asked).catch((error) => {
      if (error instanceof Lost) return null;
      throw error;
    });
    if (answer?.status === 204) offset = Number(answer.headers['upload-offset']);
    else if (answer?.status === 404) return false;
    else {
      await pause(AGAIN_MS);
      const state = await ask(() => browser.ask('upload', { method: 'HEAD', path, headers: TUS }));
      if (state.status !== 200) return false;
      offset = Number(state.headers['upload-offset']);
    }
  }
  return true;
}
