import { anyone, type Viewer } from '#identity/index.ts';
import type { Route, Visit } from '#platform/http/route.ts';
import { answered, documentOf, etagOf } from '#registry/index.ts';
import { hubOf } from '../feed/routes.ts';
import { paths } from '../paths.ts';
import { carryOut } from './answers.ts';
import { envelope, errorPart } from './rules/envelope.ts';
import { readRequest } from './rules/request.ts';
import { richSchema } from './rules/rich.ts';

type OaiVisit = Visit<Viewer>;
type Pairs = readonly (readonly [name: string, value: string])[];

/** The provider of OAI-PMH 2.0, asked by address or by form, and the schema of its rich format. */
export const oaiRoutes: readonly Route<Viewer>[] = [
  {
    method: 'get',
    path: paths.oai.pattern,
    guard: anyone,
    event: 'network.oai.answer',
    handle: (visit) => answer(visit, [...visit.query]),
  },
  {
    method: 'post',
    path: paths.oai.pattern,
    guard: anyone,
    event: 'network.oai.answer_posted',
    handle: (visit) => answer(visit, posted(visit)),
  },
  { method: 'get', path: paths.oaiSchema.pattern, guard: anyone, event: 'network.oai.schema', handle: schema },
];

export const oaiEvents: readonly string[] = ['network.oai.answer', 'network.oai.answer_posted', 'network.oai.schema'];

function posted({ form }: OaiVisit): Pairs {
  return form.names().flatMap((name) => form.all(name).map((value) => [name, value] as const));
}

const HEADERS = { 'content-type': 'text/xml; charset=utf-8', 'cache-control': 'no-cache' } as const;
/** Those of which the arguments are not repeated in the answer (§3.6). */
const silent: readonly string[] = ['badVerb', 'badArgument'];

/** An answer of the protocol is always 200: what was wrong stands in it. */
async function answer(visit: OaiVisit, pairs: Pairs): Promise<Response> {
  const hub = hubOf(visit);
  const said = { now: visit.now, provider: hub + paths.oai.to() };
  const request = readRequest(pairs);
  const provider = { conn: visit.db.conn, config: visit.config, hub, now: visit.now };
  const outcome = request.ok ? await carryOut(provider, request.value) : request;
  const asked = !outcome.ok && silent.includes(outcome.why.code) ? [] : pairs;
  const body = outcome.ok ? outcome.value : errorPart(outcome.why);
  return new Response(documentOf(envelope({ ...said, asked }, body)), { headers: HEADERS });
}

const SCHEMA = { type: 'application/xml', seconds: 86_400 };

function schema(visit: OaiVisit): Promise<Response> {
  const text = documentOf(richSchema());
  return answered(visit, { etag: etagOf(text), lastModified: null }, SCHEMA, async () => text);
}
