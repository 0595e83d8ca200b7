// A Hono server with one route that answers as many packed bytes as it is told: the floor under every page.
import { randomBytes } from 'node:crypto';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';

const bodies = new Map<number, Uint8Array<ArrayBuffer>>();
const app = new Hono();
app.get('/:bytes', (context) => {
  const size = Number(context.req.param('bytes'));
  const body = bodies.get(size) ?? new Uint8Array(randomBytes(size));
  bodies.set(size, body);
  return new Response(body, { headers: { 'content-type': 'text/html; charset=utf-8' } });
});
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, (info) => process.stdout.write(`${info.port}\n`));
