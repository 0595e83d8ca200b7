import { type PlainKey, t } from '../../i18n/i18n.ts';
import { paths } from './paths.ts';

/** One way in which a program is refused; `code` is stable, the text follows the reader's language. */
export type ProblemKind = { readonly code: string; readonly status: number; readonly text: PlainKey };

/** What is wrong with one value; the pointer (RFC 6901, as a fragment) leads to it inside the named part of the request, or in the record as it stands. */
export type ValueFault = {
  readonly in: 'query' | 'body' | 'record';
  readonly pointer: string;
  readonly message: string;
};

export type Problem = {
  readonly problem: ProblemKind;
  readonly errors?: readonly ValueFault[];
  /** Members of this kind's own, such as the present state after a conflict. */
  readonly more?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
};

/** Refusals that any operation may meet before it is carried out. */
export const commonProblems = {
  wrongQuery: { code: 'wrong_query', status: 400, text: 'platform.api.problem.wrong_query' },
  unreadable: { code: 'unreadable_body', status: 400, text: 'platform.api.problem.unreadable_body' },
  noToken: { code: 'token_missing', status: 401, text: 'platform.api.problem.token_missing' },
  wrongToken: { code: 'token_invalid', status: 401, text: 'platform.api.problem.token_invalid' },
  heldBack: { code: 'second_factor_needed', status: 403, text: 'platform.api.problem.second_factor_needed' },
  readOnly: { code: 'token_read_only', status: 403, text: 'platform.api.problem.token_read_only' },
  missing: { code: 'not_found', status: 404, text: 'platform.api.problem.not_found' },
  tooLarge: { code: 'too_large', status: 413, text: 'platform.api.problem.too_large' },
  notJson: { code: 'not_json', status: 415, text: 'platform.api.problem.not_json' },
  wrongBody: { code: 'wrong_body', status: 422, text: 'platform.api.problem.wrong_body' },
  tooMany: { code: 'too_many_requests', status: 429, text: 'platform.api.problem.too_many_requests' },
  fault: { code: 'fault', status: 500, text: 'platform.api.problem.fault' },
} as const satisfies Record<string, ProblemKind>;

export function isProblem(answer: object): answer is Problem {
  return 'problem' in answer;
}

/** Where the page about the interface tells of a code. */
export const problemAnchor = (code: string): string => `problem-${code}`;

/** The refusal as RFC 9457 writes it; `reference` is what the operator finds in the log. */
export function problemResponse(problem: Problem, reference?: string): Response {
  const { code, status, text } = problem.problem;
  const body = {
    type: `${paths.page.to()}#${problemAnchor(code)}`,
    title: t(text),
    status,
    code,
    ...(reference ? { reference } : {}),
    ...(problem.errors ? { errors: problem.errors } : {}),
    ...problem.more,
  };
  const headers = new Headers({
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
    ...problem.headers,
  });
  return new Response(JSON.stringify(body), { status, headers });
}

/** What a program is told where a person would be sent to sign in. */
export const tokenWanted: Problem = {
  problem: commonProblems.noToken,
  headers: { 'www-authenticate': 'Bearer realm="Tuntas"' },
};
export const tokenRefused: Problem = {
  problem: commonProblems.wrongToken,
  headers: { 'www-authenticate': 'Bearer realm="Tuntas", error="invalid_token"' },
};
export const writeWanted: Problem = {
  problem: commonProblems.readOnly,
  headers: { 'www-authenticate': 'Bearer realm="Tuntas", error="insufficient_scope", scope="write"' },
};
