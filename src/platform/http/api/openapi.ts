import type * as z from 'zod';
import { t } from '../../i18n/i18n.ts';
import type { ApiOperation } from './operation.ts';
import { commonProblems, type ProblemKind } from './problem.ts';
import { jsonSchemaOf, namedSchemas } from './shapes.ts';

export type ApiInfo = { readonly title: string; readonly description: string; readonly baseUrl: string };

/** Version of the interface; its first number stands in the addresses. */
export const API_VERSION = '1.0.0';
const PROBLEM_REF = '#/components/schemas/Problem';

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string', format: 'uri-reference' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    reference: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['in', 'pointer', 'message'],
        properties: {
          in: { enum: ['query', 'body', 'record'] },
          pointer: { type: 'string' },
          message: { type: 'string' },
        },
      },
    },
  },
};

/** The whole interface as OpenAPI 3.1, out of the schemas by which requests are read; texts in the reader's language. */
export function openApi<Viewer>(operations: readonly ApiOperation<Viewer>[], info: ApiInfo): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const it of operations) {
    const path = it.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [it.method]: operationObject(it) };
  }
  return {
    openapi: '3.1.0',
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    info: { title: info.title, description: info.description, version: API_VERSION },
    servers: [{ url: info.baseUrl }],
    tags: [...new Set(operations.map((it) => t(it.group)))].map((name) => ({ name })),
    paths,
    components: {
      schemas: { ...namedSchemas(), Problem: problemSchema },
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    },
  };
}

function operationObject<Viewer>(it: ApiOperation<Viewer>): object {
  const isOpen = it.guard.name === 'anyone';
  return {
    operationId: it.name,
    summary: t(it.summary),
    ...(it.about ? { description: t(it.about) } : {}),
    tags: [t(it.group)],
    // What is open to everyone answers more to those who bring a token.
    security: isOpen ? [{}, { token: [] }] : [{ token: [] }],
    parameters: [...parametersOf(it.params, 'path'), ...parametersOf(it.query, 'query')],
    ...(it.body ? { requestBody: bodyOf(it.body, it.example.body) } : {}),
    responses: responsesOf(it),
  };
}

function parametersOf(shape: z.ZodObject, place: 'path' | 'query'): object[] {
  return Object.entries(shape.shape).map(([name, schema]) => {
    const { description, ...written } = jsonSchemaOf(schema as z.ZodType);
    return { name, in: place, required: place === 'path', description, schema: written };
  });
}

function bodyOf(schema: z.ZodType, example: unknown): object {
  return { required: true, content: { 'application/json': { schema: jsonSchemaOf(schema), example } } };
}

function responsesOf<Viewer>(it: ApiOperation<Viewer>): object {
  const content = { 'application/json': { schema: jsonSchemaOf(it.answer), example: it.example.answer } };
  const kept = it.method === 'get' ? { 304: { description: t('platform.api.unchanged') } } : {};
  return { [it.status]: { description: t(it.summary), content }, ...kept, ...refusalsOf(problemsOf(it)) };
}

/** Everything that an operation may be refused with: its own refusals, and what any may meet. */
export function problemsOf<Viewer>(it: ApiOperation<Viewer>): readonly ProblemKind[] {
  const { wrongQuery, wrongToken, heldBack, unreadable, notJson, tooLarge, tooMany } = commonProblems;
  const ofBody = it.body ? [unreadable, tooLarge, notJson] : [];
  return [...new Set([...it.refusals, wrongQuery, ...ofBody, wrongToken, heldBack, tooMany])];
}

function refusalsOf(kinds: readonly ProblemKind[]): object {
  const statuses = [...new Set(kinds.map((it) => it.status))].sort();
  return Object.fromEntries(
    statuses.map((status) => {
      const own = kinds.filter((it) => it.status === status);
      const description = own.map((it) => `${it.code}: ${t(it.text)}`).join('\n');
      return [status, { description, content: { 'application/problem+json': { schema: { $ref: PROBLEM_REF } } } }];
    }),
  );
}
