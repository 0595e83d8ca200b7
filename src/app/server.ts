import { getConnInfo } from '@hono/node-server/conninfo';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { compress } from 'hono/compress';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import { secureHeaders } from 'hono/secure-headers';
import { barOf, paths as identityPaths, type Viewer, viewerOf } from '#identity/index.ts';
import { gateOf } from '#integration/index.ts';
import { paths as networkPaths } from '#network/index.ts';
import { paths as noticePaths } from '#notification/index.ts';
import type { Config } from '#platform/config.ts';
import type { Database } from '#platform/db.ts';
import { erring, isForPrograms, type Kernel, mount } from '#platform/http/kernel.ts';
import { turnstile } from '#platform/http/turnstile.ts';
import type { Log } from '#platform/log.ts';
import { capabilities } from './capabilities.ts';
import { errorPage } from './error-page.tsx';
import { frameOf } from './frame.ts';
import { renderDocument } from './layout.tsx';
import type { Statics } from './statics.ts';

export type ServerParts = {
  readonly db: Database;
  readonly config: Config;
  readonly log: Log;
  readonly statics: Statics;
  readonly baseUrl: () => string;
  readonly clock: () => Date;
};

/** The web side of the house as one fetch function; knows every manifest and no capability's inside. */
export function createServer(parts: ServerParts): Hono {
  const app = new Hono();
  const kernel = kernelOf(parts);
  app.use(securityHeaders(parts));
  app.get('/assets/:name{.+}', (context) => {
    const accepts = context.req.header('accept-encoding') ?? '';
    return parts.statics.serve(context.req.param('name'), accepts) ?? context.notFound();
  });
  app.get('/sehat', (context) => context.json({ ok: true }, 200, { 'cache-control': 'no-store' }));
  app.use(compress({ threshold: 1024 }));
  app.use(ownFormsOnly(parts));
  for (const capability of capabilities) mount(app, capability.routes, kernel);
  app.notFound(erring(kernel, 404));
  app.onError((error, context) => {
    // What csrf() throws at a form of another site.
    if (error instanceof HTTPException && error.status === 403) return erring(kernel, 403)(context);
    parts.log.error({ error: String(error), path: context.req.path }, 'a request failed outside a handler');
    return context.text('500', 500);
  });
  return app;
}

/**
 * Refuses forms of other sites. Programs send none, and no cookie of theirs opens anything (`Kernel.programOf`); a mail program that
 * unsubscribes its reader says no site, and speaks by the code in the address alone; what a harvester asks by a form
 * changes nothing.
 */
function ownFormsOnly(parts: ServerParts): MiddlewareHandler {
  const check = csrf({
    origin: (origin, context) => origin === new URL(context.req.url).origin || origin === parts.baseUrl(),
  });
  const openTo = (path: string) => path.startsWith(noticePaths.stop.prefix) || path === networkPaths.oai.to();
  // A browser says from which site a form comes; these programs are none.
  const isProgram = ({ req }: Context) => openTo(req.path) && req.header('origin') === undefined;
  return (context, next) => (isForPrograms(context.req.path) || isProgram(context) ? next() : check(context, next));
}

/** The headers of every page; an answer that brings a stricter content policy, such as a file, keeps it. */
function securityHeaders(parts: ServerParts): MiddlewareHandler {
  const pages = pageHeaders(parts);
  return async (context, next) => {
    let policy: string | null = null;
    await pages(context, async () => {
      await next();
      policy = context.res.headers.get('content-security-policy');
    });
    if (policy) context.res.headers.set('content-security-policy', policy);
  };
}

/** No script, style or frame but our own files; nothing inline. */
function pageHeaders(parts: ServerParts): MiddlewareHandler {
  const own = ["'self'"];
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: own,
      styleSrc: own,
      imgSrc: ["'self'", 'data:'],
      fontSrc: own,
      connectSrc: own,
      formAction: own,
      manifestSrc: own,
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    referrerPolicy: 'same-origin',
    strictTransportSecurity: parts.baseUrl().startsWith('https:') ? 'max-age=31536000' : false,
    crossOriginEmbedderPolicy: false,
  });
}

/** For the worker, and for what goes past those who wait. */
const SPARE_CONNECTIONS = 4;

function kernelOf(parts: ServerParts): Kernel<Viewer> {
  const gate = gateOf(parts.db, parts.config);
  return {
    db: parts.db,
    config: parts.config,
    log: parts.log,
    baseUrl: parts.baseUrl,
    clock: parts.clock,
    viewerOf: (request, ip) => viewerOf(parts, request, ip, parts.clock()),
    programOf: (request, ip) => gate(request, ip, parts.clock()),
    clientIp: (context) => clientIp(context, parts.config),
    bar: barOf(parts.config),
    render: (page, asked) => renderDocument(page, frameOf(page, asked, parts.statics)),
    inTurn: turnstile({ atOnce: Math.max(2, parts.config.poolSize - SPARE_CONNECTIONS), heldMs: 1000, waiting: 2000 }),
    signInPath: (back) => identityPaths.signIn.to(back),
    errorPage,
    onFault: (error, fields) =>
      parts.log.error(
        { ...fields, error: error instanceof Error ? (error.stack ?? error.message) : String(error) },
        'a request failed',
      ),
  };
}

/** The address of the visitor: from the connection, or from the header of a proxy that the settings trust. */
function clientIp(context: Context, config: Config): string {
  const told = config.trustedProxyHeader ? context.req.header(config.trustedProxyHeader) : undefined;
  // The last one is what the proxy itself has seen; those before it are the visitor's own words.
  if (told) return told.split(',').at(-1)?.trim() ?? '';
  try {
    return getConnInfo(context).remote.address ?? '';
  } catch {
    return '';
  }
}
