import type * as z from 'zod';
import type { PlainKey } from '../../i18n/i18n.ts';
import { type Guard, NotFound, type Route, type Visit } from '../route.ts';
import { readBody, readQuery, type Shape } from './input.ts';
import { isProblem, type Problem, type ProblemKind, problemResponse } from './problem.ts';
import { type Reply, replyResponse } from './reply.ts';

export type ApiMethod = 'get' | 'post' | 'patch';

/** A request after its parts were read by their schemas. */
export type Call<Viewer, Params, Query, Body> = Omit<
  Visit<Viewer>,
  'params' | 'query' | 'form' | 'flash' | 'request'
> & {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
};

type Told<Viewer> = {
  /** Name of the operation in the description of the interface, unique. */
  readonly name: string;
  readonly method: ApiMethod;
  /** Hono pattern, taken from paths.ts. */
  readonly path: string;
  readonly guard: Guard<Viewer>;
  readonly event: string;
  /** What it does, in a line; and what else a caller should know. */
  readonly summary: PlainKey;
  readonly about?: PlainKey;
  /** The heading under which it stands. */
  readonly group: PlainKey;
  /** Status of success. */
  readonly status: 200 | 201;
  /** Refusals of its own, beside those that every operation may meet. */
  readonly refusals: readonly ProblemKind[];
  /** A request and its answer, as one was really given. */
  readonly example: Example;
};

export type Example = {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly body?: unknown;
  readonly answer: unknown;
};

/** What a program may ask, as the description and the page tell of it, and how it is answered. */
export type ApiOperation<Viewer> = Told<Viewer> & {
  readonly params: Shape;
  readonly query: Shape;
  /** Null where the method has none. */
  readonly body: z.ZodType | null;
  readonly answer: z.ZodType;
  readonly respond: (visit: Visit<Viewer>) => Promise<Response>;
};

type Written<
  Viewer,
  Params extends Shape,
  Query extends Shape,
  Body extends z.ZodType,
  Data extends z.ZodType,
> = Told<Viewer> & {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body | null;
  readonly answer: Data;
  readonly handle: (
    call: Call<Viewer, z.output<Params>, z.output<Query>, z.output<Body>>,
  ) => Promise<Reply<z.input<Data>> | Problem>;
};

/** An operation out of its schemas and what it does; the handler is given what the schemas made of the request. */
export function operation<
  Viewer,
  Params extends Shape,
  Query extends Shape,
  Body extends z.ZodType,
  Data extends z.ZodType,
>(written: Written<Viewer, Params, Query, Body, Data>): ApiOperation<Viewer> {
  const { handle: _handle, ...told } = written;
  return { ...told, respond: (visit) => carryOut(written, visit) };
}

async function carryOut<
  Viewer,
  Params extends Shape,
  Query extends Shape,
  Body extends z.ZodType,
  Data extends z.ZodType,
>(it: Written<Viewer, Params, Query, Body, Data>, visit: Visit<Viewer>): Promise<Response> {
  // An address with something else than an id is one that leads nowhere.
  const params = it.params.safeParse(visit.params);
  if (!params.success) throw new NotFound();
  const query = readQuery(it.query, visit.query);
  if (!query.ok) return problemResponse(query.why);
  const body = it.body ? await readBody(it.body, visit.request) : null;
  if (body && !body.ok) return problemResponse(body.why);
  const read = { params: params.data, query: query.value, body: body?.value as z.output<Body> };
  const answer = await it.handle({ ...visit, ...read });
  return isProblem(answer) ? problemResponse(answer) : replyResponse(it, visit, answer);
}

/** The route by which the kernel serves the operation. */
export function routeOf<Viewer>(it: ApiOperation<Viewer>): Route<Viewer> {
  const { method, path, guard, event, respond } = it;
  return { method, path, guard, event, raw: true, forPrograms: true, handle: respond };
}
