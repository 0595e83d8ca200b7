import type * as z from 'zod';
import type { Viewer } from '#identity/index.ts';
import type { ApiOperation } from '#platform/http/api/operation.ts';
import { jsonSchemaOf, textOf } from '#platform/http/api/shapes.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Table } from '#platform/ui/table.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import { curlOf, exampleJson } from './example.ts';
import { typeText } from './type-text.ts';

export const operationAnchor = (name: string): string => `op-${name}`;

type Props = { readonly operation: ApiOperation<Viewer>; readonly baseUrl: string };

/** One operation: what it does, what it takes, and a request with its answer. */
export function Operation({ operation: it, baseUrl }: Props) {
  const isOpen = it.guard.name === 'anyone';
  return (
    <article class="api-operation" id={operationAnchor(it.name)}>
      <h3>{t(it.summary)}</h3>
      <p class="api-address">
        <code>{`${it.method.toUpperCase()} ${it.path.replaceAll(/:(\w+)/g, '{$1}')}`}</code>{' '}
        <Tag tone={isOpen ? 'success' : 'neutral'}>{t(isOpen ? 'app.api.open' : 'app.api.writeToken')}</Tag>
      </p>
      {it.about ? <p>{t(it.about)}</p> : null}
      <Inputs operation={it} />
      <h4>{t('app.api.request')}</h4>
      <pre class="code-block">
        <code>{curlOf(it, baseUrl)}</code>
      </pre>
      <details>
        <summary>{t('app.api.answer', { status: it.status })}</summary>
        <pre class="code-block">
          <code>{exampleJson(it.example.answer, baseUrl)}</code>
        </pre>
      </details>
    </article>
  );
}

type Input = { readonly name: string; readonly place: 'path' | 'query' | 'body'; readonly schema: z.ZodType };

function inputsOf({ params, query, body }: ApiOperation<Viewer>): readonly Input[] {
  const listed = (shape: unknown, place: Input['place']) =>
    Object.entries((shape ?? {}) as Record<string, z.ZodType>).map(([name, schema]) => ({ name, place, schema }));
  const bodyShape = body && 'shape' in body ? body.shape : {};
  return [...listed(params.shape, 'path'), ...listed(query.shape, 'query'), ...listed(bodyShape, 'body')];
}

function Inputs({ operation }: { readonly operation: ApiOperation<Viewer> }) {
  const inputs = inputsOf(operation);
  if (inputs.length === 0) return null;
  return (
    <Table
      caption={t('app.api.inputs', { name: t(operation.summary) })}
      captionHidden
      columns={[
        { label: t('app.api.input.name') },
        { label: t('app.api.input.kind') },
        { label: t('app.api.input.text') },
      ]}
      rows={inputs.map((it) => ({
        key: `${it.place}-${it.name}`,
        cells: [<NameOf key="name" input={it} />, typeText(jsonSchemaOf(it.schema)), textOf(it.schema)],
      }))}
    />
  );
}

function NameOf({ input }: { readonly input: Input }) {
  const optional = input.schema.safeParse(undefined).success;
  return (
    <>
      <code>{input.name}</code>
      <br />
      <span class="muted">
        {[t(`app.api.in.${input.place}`), optional ? '' : t('app.api.required')]
          .filter((text) => text !== '')
          .join(', ')}
      </span>
    </>
  );
}
