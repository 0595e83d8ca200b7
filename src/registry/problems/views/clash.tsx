import type { FormValues } from '#platform/http/form.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Notice } from '#platform/ui/notice.tsx';
import { Table } from '#platform/ui/table.tsx';
import { boxLabel } from './labels.ts';
import { boxText } from './problem-fields.tsx';

export type ProblemClashProps = {
  readonly boxes: readonly string[];
  readonly stored: FormValues;
  readonly typed: FormValues;
};

/** What somebody else saved meanwhile beside what was typed here; the form below still holds what was typed. */
export function ProblemClash({ boxes, stored, typed }: ProblemClashProps) {
  const differing = boxes.filter((box) => boxText(stored, box) !== boxText(typed, box));
  return (
    <div class="mb-6 grid gap-4">
      <Notice tone="warning" title={t('problems.clash.title')} role="alert">
        <p>{t('problems.clash.text')}</p>
      </Notice>
      {differing.length > 0 ? (
        <Table
          caption={t('problems.clash.caption')}
          columns={[
            { label: t('problems.clash.field') },
            { label: t('problems.clash.stored') },
            { label: t('problems.clash.typed') },
          ]}
          rows={differing.map((box) => ({
            key: box,
            cells: [boxLabel(box), <Plain text={boxText(stored, box)} />, <Plain text={boxText(typed, box)} />],
          }))}
        />
      ) : null}
    </div>
  );
}

function Plain({ text }: { readonly text: string }) {
  if (text === '') return <span class="missing">{t('platform.summary.missing')}</span>;
  return <span class="whitespace-pre-line">{text}</span>;
}
