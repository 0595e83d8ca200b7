import * as z from 'zod';
import { done, type Outcome, refused } from '../../outcome.ts';
import { bytesUpTo } from '../bytes.ts';
import { faultsOf } from './faults.ts';
import { commonProblems, type Problem } from './problem.ts';

const LARGEST_BODY = 1024 * 1024;
/** No document of ours is as deep; deeper ones would only use up the stack. */
const DEEPEST = 32;

export type Shape = z.ZodObject;

/** The query of an address by its schema: a name that it does not know, or a value that it does not take, is refused. */
export function readQuery<Query extends Shape>(
  schema: Query,
  query: URLSearchParams,
): Outcome<z.output<Query>, Problem> {
  const given = [...new Set(query.keys())].map((name) => [name, givenOf(schema.shape[name], query.getAll(name))]);
  const parsed = schema.safeParse(Object.fromEntries(given), { reportInput: true });
  if (parsed.success) return done(parsed.data);
  return refused({ problem: commonProblems.wrongQuery, errors: faultsOf(parsed.error.issues, 'query') });
}

/** A name said several times is a list; whether the schema takes one is its matter. */
function givenOf(schema: z.core.$ZodType | undefined, values: readonly string[]): unknown {
  return isList(schema) || values.length > 1 ? values : values[0];
}

export function isList(schema: z.core.$ZodType | undefined): boolean {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional) return isList(schema.unwrap());
  return schema instanceof z.ZodArray;
}

/** The body by its schema; an empty one is read as an empty object. */
export async function readBody<Body extends z.ZodType>(
  schema: Body,
  request: Request,
): Promise<Outcome<z.output<Body>, Problem>> {
  const bytes = await bytesUpTo(request, LARGEST_BODY);
  if (bytes === 'too_large') return refused({ problem: commonProblems.tooLarge });
  const type = request.headers.get('content-type') ?? '';
  if (bytes.length > 0 && !/^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(type))
    return refused({ problem: commonProblems.notJson });
  const said = bytes.length === 0 ? done({}) : parseJson(bytes);
  if (!said.ok) return said;
  const parsed = schema.safeParse(said.value, { reportInput: true });
  if (parsed.success) return done(parsed.data);
  return refused({ problem: commonProblems.wrongBody, errors: faultsOf(parsed.error.issues, 'body') });
}

function parseJson(bytes: Uint8Array): Outcome<unknown, Problem> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return done(clean(JSON.parse(text), DEEPEST));
  } catch {
    return refused({ problem: commonProblems.unreadable });
  }
}

/** Texts as forms send them: line breaks as \n, no NUL and no half characters, which no text in the database may have. */
function clean(value: unknown, depth: number): unknown {
  if (depth === 0) throw new RangeError('the document is too deep');
  if (typeof value === 'string') return plain(value);
  if (Array.isArray(value)) return value.map((item) => clean(item, depth - 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, it]) => [plain(name), clean(it, depth - 1)]));
}

function plain(text: string): string {
  return text.replaceAll('\r\n', '\n').replaceAll('\u0000', '').toWellFormed();
}
