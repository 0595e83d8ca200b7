import type { Viewer } from '#identity/index.ts';
import { problemsOf } from '#platform/http/api/openapi.ts';
import type { ApiOperation } from '#platform/http/api/operation.ts';
import { commonProblems, type ProblemKind, problemAnchor } from '#platform/http/api/problem.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';

const example = {
  type: '/api#problem-wrong_query',
  status: 400,
  code: 'wrong_query',
};

/** Every way in which a request may be refused, by status; a refusal's `type` leads to its line. */
export function Problems({ operations }: { readonly operations: readonly ApiOperation<Viewer>[] }) {
  const kinds = kindsOf(operations);
  return (
    <Section title={t('app.api.problems')} id="problems">
      <p>{t('app.api.problems.text')}</p>
      <pre class="code-block">
        <code>
          {JSON.stringify(
            {
              ...example,
              title: t('platform.api.problem.wrong_query'),
              errors: [{ in: 'query', pointer: '#/halaman', message: t('platform.api.fault.unknown') }],
            },
            null,
            2,
          )}
        </code>
      </pre>
      <Table
        caption={t('app.api.problems')}
        captionHidden
        columns={[
          { label: t('app.api.problem.status') },
          { label: t('app.api.problem.code') },
          { label: t('app.api.input.text') },
        ]}
        rows={kinds.map((it) => ({
          key: it.code,
          cells: [
            String(it.status),
            <code key="code" id={problemAnchor(it.code)}>
              {it.code}
            </code>,
            t(it.text),
          ],
        }))}
      />
    </Section>
  );
}

function kindsOf(operations: readonly ApiOperation<Viewer>[]): readonly ProblemKind[] {
  const all = [...Object.values(commonProblems), ...operations.flatMap((it) => problemsOf(it))];
  const byCode = new Map<string, ProblemKind>(all.map((it) => [it.code, it]));
  return [...byCode.values()].sort((a, b) => a.status - b.status);
}
