import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
};

type Kept = {
  readonly type: string;
  readonly plain: Buffer;
  readonly gzip: Buffer | null;
  readonly brotli: Buffer | null;
};

export type Statics = {
  /** Address of an asset by its plain name: `app.css` → `/assets/app-1a2b.css`. */
  readonly asset: (name: string) => string;
  readonly serve: (name: string, accepts: string) => Response | null;
};

/** Reads the built assets into memory once, with what the build packed beside them: they are few and small. */
export function openStatics(folder: string): Statics {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Record<string, string>;
  const kept = new Map<string, Kept>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = types[extname(entry.name)];
    if (!entry.isFile() || !type) continue;
    const path = join(entry.parentPath, entry.name);
    const name = path.slice(folder.length + 1).replaceAll('\\', '/');
    const packed = (ending: string) => (existsSync(path + ending) ? readFileSync(path + ending) : null);
    kept.set(name, { type, plain: readFileSync(path), gzip: packed('.gz'), brotli: packed('.br') });
  }
  return {
    asset: (name) => `/assets/${manifest[name] ?? name}`,
    serve: (name, accepts) => {
      const found = kept.get(name);
      return found ? packed(found, accepts) : null;
    },
  };
}

function packed(found: Kept, accepts: string): Response {
  const headers = new Headers({
    'content-type': found.type,
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'Accept-Encoding',
  });
  const [encoding, body] =
    found.brotli && accepts.includes('br')
      ? ['br', found.brotli]
      : found.gzip && accepts.includes('gzip')
        ? ['gzip', found.gzip]
        : [null, found.plain];
  if (encoding) headers.set('content-encoding', encoding);
  return new Response(new Uint8Array(body), { headers });
}
