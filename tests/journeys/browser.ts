import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The shell is Chromium without its windows: a fifth less work for the same pages. */
const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/** The browser that CHROME_PATH names, or the first that is found; `./test` installs one where there is none. */
export function browserPath(): string {
  const named = process.env.CHROME_PATH;
  if (named) return named;
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)];
  const candidates = [...names.flatMap((name) => folders.map((folder) => join(folder, name))), MAC];
  const found = candidates.find(existsSync);
  if (!found) throw new Error('no browser was found: install chromium, or name one by CHROME_PATH');
  return found;
}
